/** Files that hold data, with the compression around them. Code, pictures and styles hold none. */
const DATA_FILE =
  /\.(csv|tsv|txt|xlsx?|xlsm|ods|json|jsonl|ndjson|geojson|parquet|feather|arrow|pkl|pickle|joblib|db|sqlite3?|duckdb|sql|xml|ya?ml|toml|ini|pem|key|pdf|docx?|h5|hdf5?|avro|orc|dta|sav|sas7bdat|rds|ofx|qif)(\.(gz|zip|bz2|xz|zst))?$/i;
const ANY_EXTENSION = /\.[a-z][a-z0-9]{0,7}$/i;

/** A person's own folder tells nothing about what lies in it. */
const HOME = /^(users|home)$/i;

const MAX_LENGTH = 1000;

/**
 * The names by which a file path, a URL or a table name may tell its content, the most telling first: the last part
 * without its extension, then the folder around it. Empty for files that hold no data.
 */
export function pathNames(path: string): string[] {
  const bare = path
    .slice(0, MAX_LENGTH)
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/[?#].*$/s, '');
  const parts = bare.split(/[/\\]+/).filter((part) => part !== '');
  const file = parts.at(-1);
  if (file === undefined || (ANY_EXTENSION.test(file) && !DATA_FILE.test(file))) return [];
  const folder = parts.at(-2);
  const name = file.replace(DATA_FILE, '');
  return folder === undefined || HOME.test(folder) || /^[a-z]:$/i.test(folder) ? [name] : [name, folder];
}
