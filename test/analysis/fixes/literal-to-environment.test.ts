import { describe, expect, it } from 'vitest';
import { attached, SCANNED } from './attach.ts';
import { change, fixed } from './changes.ts';

/** Made of pieces, so that no scanner takes them for real. */
const SECRET = ['k7Zq', 'pLm42', 'xWv9'].join('-');
const OTHER = ['b3Tn', 'hRs81', 'yQc5'].join('-');

describe('a literal becomes an environment variable', () => {
  it.each([
    [
      'a key of the server',
      'import os\nfrom wsgi import server\nserver.secret_key = "S"\n',
      '+server.secret_key = os.environ["SECRET_KEY"]',
    ],
    [
      'a key of the configuration',
      'from os import environ\nfrom wsgi import server\nserver.config["SECRET_KEY"] = "S"\n',
      '+server.config["SECRET_KEY"] = environ["SECRET_KEY"]',
    ],
    [
      'quotes as they are',
      "import os\nfrom wsgi import server\nserver.secret_key = 'S'\n",
      "+server.secret_key = os.environ['SECRET_KEY']",
    ],
    [
      'an alias',
      'import os as system\nfrom wsgi import server\nserver.secret_key = "S"\n',
      '+server.secret_key = system.environ["SECRET_KEY"]',
    ],
    [
      'a fallback',
      'import os\nfrom wsgi import server\nserver.secret_key = os.environ.get("APP_KEY", "S")\n',
      '+server.secret_key = os.environ["APP_KEY"]',
    ],
    [
      'getenv with a fallback',
      'import os\nfrom wsgi import server\nserver.secret_key = os.getenv("APP_KEY", "S")\n',
      '+server.secret_key = os.environ["APP_KEY"]',
    ],
    [
      'or with a fallback',
      'import os\nfrom wsgi import server\nserver.secret_key = os.environ.get("APP_KEY") or "S"\n',
      '+server.secret_key = os.environ["APP_KEY"]',
    ],
    [
      'one argument of several lines',
      'import os\nfrom wsgi import server\nserver.config.update(\n    A=1,\n    SECRET_KEY="S",\n)\n',
      '+SECRET_KEY=os.environ["SECRET_KEY"],',
    ],
  ])('%s', (_, text, line) => {
    const got = change('secret-key-hardcoded', text.replace('S"', `${SECRET}"`).replace("S'", `${SECRET}'`));
    expect(got?.split('\n').at(-1)).toBe(line);
    expect(got?.split('\n')).toHaveLength(2);
  });

  it('a constant that the key is taken from', () => {
    const text = `import os\nfrom wsgi import server\nAPP_KEY = "${SECRET}"\nserver.secret_key = APP_KEY\n`;
    expect(change('secret-key-hardcoded', text)).toMatch(/\+APP_KEY = os\.environ\["APP_KEY"\]$/);
  });

  it.each([
    ['a constant', 'API_TOKEN = "S"', 'API_TOKEN = os.environ["API_TOKEN"]'],
    ['an attribute', 'settings.dbPassword = "S"', 'settings.dbPassword = os.environ["DB_PASSWORD"]'],
    ['an argument', 'connect(host="db", password="S")', 'connect(host="db", password=os.environ["PASSWORD"])'],
    ['an entry', 'x = {"a": 1, "smtp_password": "S"}', 'x = {"a": 1, "smtp_password": os.environ["SMTP_PASSWORD"]}'],
    ['a fallback', 'API_TOKEN = os.environ.get("TOKEN", "S")', 'API_TOKEN = os.environ["TOKEN"]'],
  ])('%s, by hardcoded-secret', (_, line, after) => {
    const text = `import os\n\n${line.replace('S"', `${SECRET}"`)}\n`;
    expect(fixed('hardcoded-secret', { 'app.py': text })).toBe(`import os\n\n${after}\n`);
  });

  it.each([
    ['os is not imported', `API_TOKEN = "${SECRET}"\n`],
    ['os is imported later', `API_TOKEN = "${SECRET}"\nimport os\n`],
    ['the line repeats another secret', `import os\nconnect(password="${SECRET}", token="${OTHER}")\n`],
    ['it is a fallback of something else', `import os\nAPI_TOKEN = settings.get("TOKEN", "${SECRET}")\n`],
  ])('not where %s', (_, text) => {
    const found = attached({ 'app.py': text });
    expect(found.map(({ fix }) => fix ?? 'none')).toContain('none');
    expect(found.filter(({ fix }) => fix)).toEqual([]);
    expect(JSON.stringify(found)).not.toContain(SECRET);
  });

  it('what the scanner knows, under any name', () => {
    const text = `import os\n\nhandle = "${SCANNED}"\n`;
    expect(fixed('hardcoded-secret', { 'app.py': text })).toBe('import os\n\nhandle = os.environ["HANDLE"]\n');
  });

  it.each([
    ['is a part of the literal alone', `import os\nheaders = {"Authorization": "Bearer ${SCANNED}"}\n`],
    ['would be repeated by another fix', `import os\nconnect("${SCANNED}", password="${SECRET}")\n`],
  ])('not where it %s', (_, text) => {
    const found = attached({ 'app.py': text });
    expect(found.map(({ rule }) => rule)).toContain('hardcoded-secret');
    expect(found.filter(({ fix }) => fix)).toEqual([]);
    expect(JSON.stringify(found)).not.toContain(SCANNED);
  });

  it('a secret on another line is no hindrance', () => {
    const text = `import os\nconnect(\n    password="${SECRET}",\n    token="${OTHER}",\n)\n`;
    const fixes = attached({ 'app.py': text }).map(({ fix }) => fix?.replacement);
    expect(fixes).toEqual(['    password=os.environ["PASSWORD"],', '    token=os.environ["TOKEN"],']);
  });
});
