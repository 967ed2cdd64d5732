import { describe, expect, it } from 'vitest';
import { renderText } from '../../src/report/render-text.ts';
import { emptyReport, hostileReport, sampleReport } from './sample-report.ts';

const plain = { colour: false };

describe('renderText', () => {
  it('shows findings, flows, fixes, suppressions and a summary', () => {
    expect(renderText(sampleReport, plain)).toBe(`\
app/pages/login.py:42:5  error    store-sensitive-data  An access token ('user_token') is kept in the browser store 'auth-store'.
    app/auth.py:7          'token' is read from the response
    app/pages/login.py:42  returned to the store 'auth-store'
    Fix: replace lines 42 to 43 of app/pages/login.py with
    +     return {
    +         "id": user.id}

run.py:3:5               notice   debug-exposed  The debugger is on. (low confidence, does not block)
    Fix: remove line 3 of run.py.

dev.py:3:5  suppressed  debug-exposed  never deployed

2 places keep state, 1 of them highly sensitive data.
high      store      auth-store  app/layout.py:7  in the browser's localStorage
    credential.token, pii.email; written at app/pages/login.py:42; read at app/pages/home.py:1, app/pages/home.py:2, app/pages/home.py:3 and 2 more
-         component  =cmd|"x"    app/layout.py:8  in the page

2 findings: 1 error, 1 notice, 1 suppressed (12 Python files, 4 analysed, 87 ms).
Run "dash-state-guard rules store-sensitive-data" for what to do about it.
`);
  });

  it('says that there is nothing to say', () => {
    expect(renderText(emptyReport, plain)).toBe('No findings (1 Python file, 0 analysed, 5 ms).\n');
  });

  it('adds colour on demand, to the same text', () => {
    const coloured = renderText(sampleReport, { colour: true });
    expect(coloured).toContain('\u001b[31merror');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of these.
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderText(sampleReport, plain));
  });

  it('lets no text of the repository reach the terminal as a command', () => {
    const text = renderText(hostileReport, plain);
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(text).toContain('a\\u001b[2J|<img src=x>@team.py:42:5');
    expect(text).toContain('b\\u000a# c.py');
  });
});
