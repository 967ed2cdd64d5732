/** Whether a function is a login: it checks who somebody is. */
import type { Call, Expression, FunctionDef, Lambda } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';

/** Calls that check a password or take the answer of an identity provider. */
const CHECK =
  /^(check_password(_hash)?|checkpw|verify(_\w+)?|authenticate(_\w+)?|auth_user|(check|validate|verify)_?(login|user|credentials?|password|pass)\w*|log_?in(_user)?|sign_?in\w*|validar_?\w*|autenticar\w*|iniciar_sesion|authorize_access_token|fetch_token|parse_id_token|acquire_token_by_\w+|exchange_code\w*|verify_(id_token|oauth2_token|password))$/i;
const LOGIN =
  /(^|_)(log_?in|sign_?in|authenticate|autenticar|do_login|handle_login|entrar)(_|$)|^auth_?callback$|oauth2?_?callback/i;
const PASSWORD =
  /^(.*_)?(password|passwd|pwd|passcode|senha|contrasena|contraseña|clave|mot_de_passe|passwort)(_\w+)?$/i;
/** What ends a session, or is called so for another reason. */
const NO_LOGIN = /log_?out|sign_?out|register|sign_?up|profile|update|settings|test/i;

const known = new WeakMap<FunctionDef | Lambda, boolean>();

export function logsIn(fn: FunctionDef | Lambda): boolean {
  const answer = known.get(fn);
  if (answer !== undefined) return answer;
  const found = isLogin(fn);
  known.set(fn, found);
  return found;
}

function isLogin(fn: FunctionDef | Lambda): boolean {
  const name = fn.kind === 'FunctionDef' ? fn.name : '';
  if (NO_LOGIN.test(name)) return false;
  let checks = LOGIN.test(name);
  walk(fn.kind === 'Lambda' ? fn.body : fn.body, (node) => {
    if (checks || node.kind === 'FunctionDef' || node.kind === 'ClassDef') return false;
    if (node.kind === 'Call') checks = CHECK.test(calledName(node));
    if (node.kind === 'Compare') checks = node.operands.some((operand) => PASSWORD.test(lastName(operand)));
    return true;
  });
  return checks;
}

function calledName({ func }: Call): string {
  return lastName(func);
}

function lastName(expression: Expression): string {
  switch (expression.kind) {
    case 'Name':
      return expression.id;
    case 'Attribute':
      return expression.attr;
    case 'Subscript':
      return expression.index.kind === 'Str' ? expression.index.value : lastName(expression.value);
    case 'Call':
      return lastName(expression.func);
    default:
      return '';
  }
}
