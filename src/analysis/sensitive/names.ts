/** From a name to the sensitive data it denotes: the published model and a policy's own names, compiled once. */
import { compileDataTypes, type DataTypes } from './data-types.ts';
import { compileMatching } from './match-name.ts';
import type { ExtraNames, NameModelData } from './models.ts';
import type { NameContext, NameKind, NameMatch } from './name-match.ts';
import { pathNames } from './path-names.ts';
import { type SqlColumn, sqlColumns } from './sql-columns.ts';
import { selectList } from './sql-select.ts';
import { sqlTables } from './sql-tables.ts';

export type { NameContext, NameKind, NameMatch } from './name-match.ts';

export interface SensitiveNames extends DataTypes {
  /** The data that a name denotes, or undefined. Remembers its answers. A function's name is read as `classifyCall` does. */
  readonly classifyName: (name: string, context: NameContext) => NameMatch | undefined;
  /** The data that a call of the named function returns: of `get_token()` and `load_patients()`, not of `check_password()`. */
  readonly classifyCall: (functionName: string, owner?: string) => NameMatch | undefined;
  /** The data in a file, a table or behind a URL: `data/patients.csv`, `/api/users`, `SELECT … FROM patients`. */
  readonly classifyPath: (text: string) => NameMatch | undefined;
  /** What a query gives in each position of a row; undefined where its text does not list that. */
  readonly readSelect: (sql: string) => readonly SelectedColumn[] | undefined;
  /** The sensitive columns that a query returns, as far as its text tells; `*` stands for the table as a whole. */
  readonly findSensitiveColumns: (sql: string) => { readonly columns: readonly NameMatch[] };
}

export interface SelectedColumn {
  /** Its name in the row. */
  readonly label: string | undefined;
  readonly matches: readonly NameMatch[];
}

const NO_EXTRA: ExtraNames = { dataTypes: [], notSensitive: [] };
const QUERY = /^\s*(?:select|with)\s[\s\S]{1,20000}?\bfrom\b/i;

export function compileNames(model: NameModelData, extra: ExtraNames = NO_EXTRA): SensitiveNames {
  const classifyName = compileMatching(model, extra);
  return {
    ...compileDataTypes(model, extra.dataTypes),
    classifyName,
    classifyCall: (name, owner) => classifyName(name, inContext('function', owner)),
    classifyPath: (text) => firstMatch(QUERY.test(text) ? sqlTables(text) : pathNames(text), classifyName),
    readSelect: (sql) =>
      selectList(sql)?.map(({ label, columns }) => ({
        label,
        matches: columns.flatMap((column) => matchColumn(column, classifyName)),
      })),
    findSensitiveColumns: (sql) => ({
      columns: sqlColumns(sql).flatMap((column) => matchColumn(column, classifyName)),
    }),
  };
}

function firstMatch(names: readonly string[], classifyName: SensitiveNames['classifyName']): NameMatch | undefined {
  for (const name of names) {
    const found = classifyName(name, { kind: 'path' });
    if (found !== undefined) return found;
  }
  return undefined;
}

function matchColumn({ name, table }: SqlColumn, classifyName: SensitiveNames['classifyName']): NameMatch[] {
  const found =
    name === '*' ? table && classifyName(table, { kind: 'path' }) : classifyName(name, inContext('column', table));
  return found ? [found] : [];
}

function inContext(kind: NameKind, owner: string | undefined): NameContext {
  return owner === undefined ? { kind } : { kind, owner };
}
