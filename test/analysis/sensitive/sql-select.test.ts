import { expect, it } from 'vitest';
import { selectList } from '../../../src/analysis/sensitive/sql-select.ts';

it.each<[string, [string | undefined, ...string[]][] | undefined]>([
  [
    'SELECT id, email FROM users',
    [
      ['id', 'users.id'],
      ['email', 'users.email'],
    ],
  ],
  [
    'select u.id as uid, u.email mail from users u',
    [
      ['uid', 'users.id'],
      ['mail', 'users.email'],
    ],
  ],
  ['SELECT DISTINCT ward FROM patients;', [['ward', 'patients.ward']]],
  [
    'SELECT a.x, b.y FROM a JOIN b ON a.id = b.id',
    [
      ['x', 'a.x'],
      ['y', 'b.y'],
    ],
  ],
  ['SELECT COUNT(*), MAX(salary) AS top FROM staff', [[undefined], ['top']]],
  ['SELECT UPPER(name) AS n FROM staff', [['n', 'staff.name']]],
  ["SELECT COALESCE(phone, mobile, '') p FROM staff", [['p', 'staff.phone', 'staff.mobile']]],
  ["SELECT first_name || ' ' || last_name AS who FROM staff", [['who', 'staff.first_name', 'staff.last_name']]],
  ["SELECT CASE WHEN ssn IS NULL THEN 'no' ELSE 'yes' END AS has FROM staff", [['has']]],
  [
    'SELECT "Birth Date", `iban` FROM accounts',
    [
      ['Birth Date', 'accounts.Birth Date'],
      ['iban', 'accounts.iban'],
    ],
  ],
  ['WITH a AS (SELECT ssn FROM staff) SELECT id FROM a', [['id', 'a.id']]],
  [
    'INSERT INTO users (a) VALUES (1) RETURNING id, token',
    [
      ['id', 'users.id'],
      ['token', 'users.token'],
    ],
  ],
  ['SELECT * FROM users', undefined],
  ['SELECT u.*, 1 FROM users u', undefined],
  ['Select your e-mail', undefined],
  ['SELECT 1; DROP TABLE users', undefined],
  ['UPDATE users SET a = 1', undefined],
  ['', undefined],
])('%s', (sql, expected) => {
  const items = selectList(sql)?.map(({ label, columns }) => [
    label,
    ...columns.map(({ name, table }) => (table === undefined ? name : `${table}.${name}`)),
  ]);
  expect(items).toEqual(expected);
});
