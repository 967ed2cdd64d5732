import { expect, test } from 'vitest';
import { sqlColumns } from '../../../src/analysis/sensitive/sql-columns.ts';
import { sqlTables } from '../../../src/analysis/sensitive/sql-tables.ts';
import { publishedNames } from './published.ts';

const written = (sql: string) => sqlColumns(sql).map(({ name, table }) => `${table ?? '?'}.${name}`);

test.each([
  ['select email, name from users', ['users.email', 'users.name']],
  ['SELECT DISTINCT email FROM users', ['users.email']],
  [
    'SELECT u.email AS mail, o.total t FROM users AS u JOIN orders o ON o.user_id = u.id',
    ['users.email', 'orders.total'],
  ],
  ['SELECT email, total FROM users u, orders', ['?.email', '?.total']],
  ['SELECT "E-Mail", `phone`, [Date of Birth] FROM people', ['people.E-Mail', 'people.phone', 'people.Date of Birth']],
  ['SELECT * FROM public.patients', ['patients.*']],
  ['SELECT u.* FROM users u JOIN logs l ON l.u = u.id', ['users.*']],
  ['SELECT count(*), max(salary), email FROM staff GROUP BY email', ['staff.email']],
  ["SELECT 'email', 1, email || name, -- phone\n id /* ssn */ FROM users", ['users.id']],
  ['SELECT x FROM (SELECT email AS x FROM users) q', ['?.x']],
  ['SELECT * FROM (SELECT email FROM users) q', ['?.*', 'users.email']],
  ['WITH q AS (SELECT email FROM users) SELECT * FROM q', ['q.*', 'users.email']],
  ['SELECT a FROM s UNION SELECT b FROM t', ['s.a', 't.b']],
  ['INSERT INTO users (email) VALUES (?) RETURNING id, email', ['users.id', 'users.email']],
  ['SELECT {columns} FROM users WHERE id = %s', []],
  ['Select your e-mail', []],
  ['UPDATE users SET password = ?', []],
  ['', []],
  ['select', []],
  ['select from', []],
])('columns of %s', (sql, columns) => {
  expect(written(sql)).toEqual(columns);
});

test.each([
  ['SELECT * FROM users u JOIN public."Orders" o USING (id)', ['users', 'Orders']],
  ['SELECT 1', []],
])('tables of %s', (sql, tables) => {
  expect(sqlTables(sql)).toEqual(tables);
});

test('sensitive columns know their table', () => {
  const found = (sql: string) =>
    publishedNames.findSensitiveColumns(sql).columns.map(({ dataType, record }) => [dataType, record]);
  expect(found('SELECT name, password, city FROM users')).toEqual([
    ['pii.name', false],
    ['credential.password', false],
  ]);
  expect(found('SELECT name, price FROM products')).toEqual([]);
  expect(found('SELECT * FROM patients')).toEqual([['health.record', true]]);
  expect(found('SELECT count(*) FROM patients')).toEqual([]);
});

test.each(['[', '(', '"', '`', "'", '/*', '--', 'select ', 'select (', 'from ,', 'select a from b,'])(
  'a long run of %j is read in no time to speak of',
  (part) => {
    const sql = `select * from ${part.repeat(100_000)}`;
    expect(sqlColumns(sql).length).toBeLessThan(20_000);
  },
);
