/**
 * Starts a rule: writes its page and its row in the index. Needs `npm run build`.
 *
 *   node scripts/new-rule.mjs ID [FOLDER]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRules, RULES_FOLDER } from '../dist/rules/load-rules.js';
import { updateIndex } from '../dist/rules/update-index.js';

const [id, folder = RULES_FOLDER] = process.argv.slice(2);

if (id === undefined || !/^[a-z]+(-[a-z]+)+$/.test(id)) {
  console.error(
    'Usage: node scripts/new-rule.mjs ID [FOLDER], ID in lower case with hyphens, such as store-sensitive-data',
  );
  process.exit(2);
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const page = join(folder, `${id}.md`);
if (existsSync(page)) {
  console.error(`${page} is there already.`);
  process.exit(1);
}
writeFileSync(page, newPage(id, version));
const readme = join(folder, 'README.md');
writeFileSync(readme, updateIndex(readFileSync(readme, 'utf8'), loadRules(folder).rules.values()));
console.log(`Wrote ${page} and its row in ${readme}. Next: rules/README.md, "How to add a rule", from step 2.`);

function newPage(id, version) {
  const words = id.replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return `---
kind: flow
severity: warning
since: ${version}
cwe: [200]
threats: [information-disclosure]
---
# ${title}

Who can read it, and for how long. What to do instead.

## What happens

| Question | Answer |
| --- | --- |
| Who can read it | |
| For how long | |
| Can the visitor change it | |
| Threats | information disclosure |
| Data | |

## Bad

\`\`\`python
risky = True  # finding
\`\`\`

## Good

\`\`\`python
risky = False
\`\`\`

## Only the change counts

\`\`\`diff
-risky = False
+risky = True  # finding
\`\`\`

## What it does not see

- Say what, and why.

## Further reading

- [CWE-200](https://cwe.mitre.org/data/definitions/200.html)
`;
}
