/** One page of a list, with the Link header that leads to the others. */
import type { Call } from './call.ts';
import type { Reply } from './reply.ts';

const defaultSize = 30;
const largestSize = 100;

/** The page that the query asks for; `wrap` puts the items where the operation has them (some lists carry a count). */
export async function paginate<T>(
  call: Pick<Call, 'query' | 'self'>,
  items: readonly T[],
  view: (item: T) => unknown,
  wrap: (page: readonly unknown[], total: number) => unknown = (page) => page,
): Promise<Reply> {
  const size = Math.min(Number(call.query.per_page ?? defaultSize) || defaultSize, largestSize);
  const page = Math.max(Number(call.query.page ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const shown = await Promise.all(items.slice((page - 1) * size, page * size).map(view));

  const links = [
    ...(page > 1 ? [link(call.self, page - 1, 'prev')] : []),
    ...(page < last ? [link(call.self, page + 1, 'next'), link(call.self, last, 'last')] : []),
    ...(page > 1 ? [link(call.self, 1, 'first')] : []),
  ];
  return {
    status: 200,
    body: wrap(shown, items.length),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

function link(self: URL, page: number, relation: string): string {
  const url = new URL(self);
  url.searchParams.set('page', String(page));
  return `<${url.href}>; rel="${relation}"`;
}
