/** How the double describes GraphQL types to its executor. */
import type { Token } from '../state/model.ts';
import type { Scene } from '../state/reviews.ts';

export interface GraphqlContext extends Scene {
  readonly token: Token;
}

/** An object on its way through the executor: its type, and the record that its fields are read from. */
export interface Typed {
  readonly type: string;
  readonly value: unknown;
}

export interface FieldType {
  /** Arguments; those that end in `!` must be given. */
  readonly args?: readonly string[];
  /** Type of the object or objects behind the field; left out for scalars. */
  readonly of?: string;
  readonly resolve: (
    // Each type's fields know their own record; the executor only hands it on.
    source: never,
    args: Readonly<Record<string, unknown>>,
    context: GraphqlContext,
  ) => unknown;
}

/** Field name → field. */
export type ObjectType = Readonly<Record<string, FieldType>>;

/** An error in the answer of a query; the rest of the answer stands. */
export class GraphqlFailure extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export function forbidden(): GraphqlFailure {
  return new GraphqlFailure('FORBIDDEN', 'Resource not accessible by integration');
}
