/** What the scanner's messages mean to us. Messages that are not listed tell no secret: AWS account ids, for example. */

export interface SecretKind {
  readonly dataType: string;
  /** For the reader, see `SecretSpan`. */
  readonly label: string;
}

/** By the scanner's message id, which is unique over its rules. */
export const SECRET_KINDS: ReadonlyMap<string, SecretKind> = new Map([
  ['AWSAccessKeyID', { dataType: 'credential.api-key', label: 'AWS access key id' }],
  ['AWSSecretAccessKey', { dataType: 'credential.api-key', label: 'AWS secret access key' }],
  ['NPM_ACCESS_TOKEN', { dataType: 'credential.token', label: 'npm access token' }],
  ['SLACK_TOKEN', { dataType: 'credential.token', label: 'Slack token' }],
  ['IncomingWebhook', { dataType: 'credential.secret', label: 'Slack webhook address' }],
  ['BasicAuth', { dataType: 'credential.password', label: 'password in a URL' }],
  ['OPENAI_TOKEN', { dataType: 'credential.api-key', label: 'OpenAI API key' }],
  ['ANTHROPIC_API_KEY', { dataType: 'credential.api-key', label: 'Anthropic API key' }],
  ['LINEAR_API_TOKEN', { dataType: 'credential.api-key', label: 'Linear API key' }],
  ['PrivateKey', { dataType: 'credential.private-key', label: 'private key' }],
  ['SENDGRID_KEY', { dataType: 'credential.api-key', label: 'SendGrid API key' }],
  ['SHOPIFY_KEY', { dataType: 'credential.token', label: 'Shopify access token' }],
  ['GITHUB_TOKEN', { dataType: 'credential.token', label: 'GitHub token' }],
  ['OPS_TOKEN', { dataType: 'credential.token', label: '1Password service account token' }],
  [
    'MongoDBConnection',
    { dataType: 'credential.connection-string', label: 'MongoDB connection string with a password' },
  ],
  ['MySQLConnection', { dataType: 'credential.connection-string', label: 'MySQL connection string with a password' }],
  [
    'PostgreSQLConnection',
    { dataType: 'credential.connection-string', label: 'PostgreSQL connection string with a password' },
  ],
]);
