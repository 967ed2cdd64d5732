/** The built-in kinds of sensitive data and how sensitive each is. */
import type { Level } from '../analysis/findings/finding.ts';

const HIGH = [
  'credential.password',
  'credential.api-key',
  'credential.token',
  'credential.private-key',
  'credential.connection-string',
  'credential.secret',
  'pii.email',
  'pii.phone',
  'pii.name',
  'pii.address',
  'pii.birth-date',
  'pii.government-id',
  'pii.location',
  'pii.biometric',
  'pii.profile',
  'financial.card',
  'financial.bank-account',
  'financial.salary',
  'financial.tax',
  'financial.balance',
  'health.diagnosis',
  'health.record',
  'business.confidential',
] as const;

const MODERATE = ['identity.session-id', 'identity.user-id', 'user.preference', 'user.activity'] as const;

/** Level by id; the configuration can add types of its own. */
export const DATA_TYPES: ReadonlyMap<string, Level> = new Map<string, Level>([
  ...HIGH.map((id) => [id, 'high'] as const),
  ...MODERATE.map((id) => [id, 'moderate'] as const),
]);
