import { expect, test } from 'vitest';
import { splitWords } from '../../../src/analysis/sensitive/split-words.ts';

test.each([
  ['user_token', 'user token'],
  ['userToken', 'user token'],
  ['UserToken', 'user token'],
  ['user-token', 'user token'],
  ['user.token', 'user token'],
  ['User Token', 'user token'],
  ['USER_TOKEN', 'user token'],
  ['__user__token__', 'user token'],
  ['userAPIKey', 'user api key'],
  ['userWsPassword', 'user ws password'],
  ['APIKeys', 'api keys'],
  ['userIDs', 'user ids'],
  ['URLs', 'urls'],
  ['OAuthToken', 'o auth token'],
  ['iPhone', 'i phone'],
  ['E-Mail', 'e mail'],
  ['Date of Birth', 'date of birth'],
  ['passwd', 'passwd'],
  ['pwd1', 'pwd 1'],
  ['2fa_secret', '2fa secret'],
  ['oauth2Token', 'oauth 2 token'],
  ['df2020users', 'df 2020 users'],
  ['contraseña', 'contrasena'],
  ['Straße', 'strasse'],
  ['hasło', 'haslo'],
  ['Téléphone', 'telephone'],
  ['пароль', 'пароль'],
  ['用户密码', '用户密码'],
  ['user密码', 'user 密码'],
  ['パスワード', 'パスワード'],
  ['비밀번호', '비밀번호'],
  ['ｔｏｋｅｎ', 'token'],
  ['', ''],
  ['___', ''],
  ['🔑', ''],
])('%s', (name, words) => {
  expect(splitWords(name).join(' ')).toBe(words);
});

test('long names are cut', () => {
  expect(splitWords('ab_'.repeat(100_000))).toHaveLength(32);
  expect(splitWords('a'.repeat(100_000)).join('')).toHaveLength(256);
});
