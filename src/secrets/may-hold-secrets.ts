/** Fixed parts of the literals that the scanner knows; a text without any of them holds none. */
const MARKS = [
  'PRIVATE KEY',
  'T3BlbkFJ',
  'sk-ant-api',
  'npm_',
  'xoxa-',
  'xoxb-',
  'xoxo-',
  'xoxp-',
  'xoxr-',
  'xapp-',
  'hooks.slack.com',
  'shppa_',
  'shpca_',
  'shpat_',
  'shpss_',
  'ghp_',
  'gho_',
  'ghu_',
  'ghs_',
  'ghr_',
  'github_pat_',
  'lin_api_',
  'ops_ey',
];

/** What has no fixed part: ids and secret keys of AWS, SendGrid's keys, URLs with a password. */
const SHAPES = [
  /\b(?:A3T|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}/,
  /secret_?access_?key/i,
  /SG\.\w{16,}\./,
  /:\/\/[^\s/:@]{1,256}:[^\s/@]{1,256}@/,
];

/** A cheap question before a costly one: most files of a repository end here. */
export function mayHoldSecrets(text: string): boolean {
  return MARKS.some((mark) => text.includes(mark)) || SHAPES.some((shape) => shape.test(text));
}
