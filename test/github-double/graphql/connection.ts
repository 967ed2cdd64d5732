/** Lists with cursors, as GraphQL has them. */
import { type FieldType, type GraphqlContext, GraphqlFailure, type ObjectType, type Typed } from './types.ts';

const largestPage = 100;

interface Connection {
  readonly items: readonly Typed[];
  readonly start: number;
  readonly total: number;
}

/** A field that is a list of objects of the type. */
export function connectionField<T>(
  of: string,
  items: (source: T, context: GraphqlContext) => readonly Typed[],
): FieldType {
  return {
    of: `${of}Connection`,
    args: ['first', 'last', 'after', 'before'],
    resolve: (source: T, args, context) => ({ type: `${of}Connection`, value: page(of, items(source, context), args) }),
  };
}

function page(of: string, all: readonly Typed[], args: Readonly<Record<string, unknown>>): Connection {
  const size = args.first ?? args.last;
  if (typeof size !== 'number') {
    throw new GraphqlFailure(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${of}\` connection.`,
    );
  }
  if (size > largestPage) {
    const message = `Requesting ${size} records on the \`${of}\` connection exceeds the \`first\` limit of ${largestPage} records.`;
    throw new GraphqlFailure('EXCESSIVE_PAGINATION', message);
  }
  const from = typeof args.after === 'string' ? readCursor(args.after) + 1 : 0;
  const to = typeof args.before === 'string' ? readCursor(args.before) : all.length;
  const start = args.first === undefined ? Math.max(from, to - size) : from;
  const end = args.first === undefined ? to : Math.min(to, from + size);
  return { items: all.slice(start, end), start, total: all.length };
}

function cursor(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString('base64');
}

function readCursor(text: string): number {
  const index = /^cursor:v2:(\d+)$/.exec(Buffer.from(text, 'base64').toString())?.[1];
  if (index === undefined)
    throw new GraphqlFailure('INVALID_CURSOR_ARGUMENTS', `\`${text}\` does not appear to be a valid cursor.`);
  return Number(index);
}

/** The two types that a connection of the type brings along. */
export function connectionTypes(of: string): Readonly<Record<string, ObjectType>> {
  return {
    [`${of}Connection`]: {
      nodes: { of, resolve: ({ items }: Connection) => items },
      edges: {
        of: `${of}Edge`,
        resolve: ({ items, start }: Connection) =>
          items.map((node, index) => ({ type: `${of}Edge`, value: { node, cursor: cursor(start + index) } })),
      },
      totalCount: { resolve: ({ total }: Connection) => total },
      pageInfo: { of: 'PageInfo', resolve: (connection: Connection) => ({ type: 'PageInfo', value: connection }) },
    },
    [`${of}Edge`]: {
      node: { of, resolve: ({ node }: { node: Typed }) => node },
      cursor: { resolve: (edge: { cursor: string }) => edge.cursor },
    },
  };
}

export const pageInfoType: ObjectType = {
  hasNextPage: { resolve: ({ items, start, total }: Connection) => start + items.length < total },
  hasPreviousPage: { resolve: ({ start }: Connection) => start > 0 },
  startCursor: { resolve: ({ items, start }: Connection) => (items.length > 0 ? cursor(start) : null) },
  endCursor: {
    resolve: ({ items, start }: Connection) => (items.length > 0 ? cursor(start + items.length - 1) : null),
  },
};
