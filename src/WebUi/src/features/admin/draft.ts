import type { ConnectionReport, ControllerRegistration, PresentedCertificate } from '../../api/types'
import { text } from '../../text/en'

/** The wizard's fields, kept over all steps. */
export interface Draft {
  name: string
  host: string
  port: number | string
  https: boolean
  site: string
  trust: Trust
  fingerprint: string
  by: 'token' | 'password'
  tokenId: string
  tokenSecret: string
  username: string
  password: string
  confirmPublic: boolean
}

export type Trust = 'pin' | 'system' | 'insecure'

export const EMPTY: Draft = {
  name: '', host: '', port: 8006, https: true, site: '', trust: 'pin', fingerprint: '', by: 'token', tokenId: '', tokenSecret: '', username: '', password: '', confirmPublic: false,
}

/** What is wrong, by the field's name in the API. */
export type Errors = Record<string, string | undefined>

const words = text.admin.add

export const FINGERPRINT = /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/i
const TOKEN_ID = /^[^\s@!]+@[^\s@!]+![^\s@!]+$/
const NOT_A_HOST = /[\s/]|:\/\/|^[^[:]+:\d+$/

const given = (errors: Errors): Errors => Object.fromEntries(Object.entries(errors).filter(([, message]) => message))

export const addressErrors = ({ name, host, port }: Draft): Errors =>
  given({
    name: name.trim() ? undefined : words.nameRequired,
    host: !host.trim() ? words.hostRequired : NOT_A_HOST.test(host.trim()) ? words.hostShape : undefined,
    port: Number.isInteger(Number(port)) && Number(port) >= 1 && Number(port) <= 65535 ? undefined : words.portRange,
  })

export const trustErrors = ({ https, trust, fingerprint }: Pick<Draft, 'https' | 'trust' | 'fingerprint'>): Errors =>
  given({ tls_fingerprint: https && trust === 'pin' && !FINGERPRINT.test(fingerprint.trim()) ? words.fingerprintShape : undefined })

export const credentialErrors = ({ by, tokenId, tokenSecret, username, password }: Pick<Draft, 'by' | 'tokenId' | 'tokenSecret' | 'username' | 'password'>): Errors =>
  given(
    by === 'token'
      ? { 'config.token_id': TOKEN_ID.test(tokenId.trim()) ? undefined : words.tokenIdShape, 'config.token_secret': tokenSecret.trim() ? undefined : words.tokenSecretRequired }
      : { username: username.trim() ? undefined : words.usernameRequired, password: password ? undefined : words.passwordRequired },
  )

export const errorsOfStep = (step: number, draft: Draft): Errors => [addressErrors, trustErrors, credentialErrors][step]?.(draft) ?? {}

/** The step where the server's errors are to be mended. */
export function stepOf(errors: Errors): number {
  const fields = Object.keys(errors)
  const has = (...names: string[]) => fields.some((field) => names.some((name) => field === name || field.startsWith(`${name}.`)))
  if (has('name', 'host', 'port', 'site_id', 'use_ssl')) return 0
  if (has('tls_fingerprint', 'verify_ssl')) return 1
  return has('config', 'token_id', 'token_secret', 'username', 'password') ? 2 : 3
}

/** Token fields may come without the name of the object around them. */
export const fieldErrors = (errors: Record<string, string[]>): Errors =>
  Object.fromEntries(Object.entries(errors).map(([field, messages]) => [field === 'token_id' || field === 'token_secret' ? `config.${field}` : field, messages.join(' ')]))

const tls = ({ https, trust, fingerprint }: Pick<Draft, 'https' | 'trust' | 'fingerprint'>) =>
  !https ? { verify_ssl: false } : trust === 'pin' ? { verify_ssl: false, tls_fingerprint: fingerprint.trim().toUpperCase() } : { verify_ssl: trust === 'system' }

const address = (draft: Draft): ControllerRegistration => ({
  name: draft.name.trim(),
  host: draft.host.trim(),
  port: Number(draft.port),
  use_ssl: draft.https,
  site_id: draft.site || undefined,
  confirm_public_host: draft.confirmPublic || undefined,
})

export const credentials = ({ by, tokenId, tokenSecret, username, password }: Pick<Draft, 'by' | 'tokenId' | 'tokenSecret' | 'username' | 'password'>): ControllerRegistration =>
  by === 'token' ? { config: { token_id: tokenId.trim(), token_secret: tokenSecret.trim() } } : { username: username.trim(), password }

/** To see the certificate: no credentials travel before the server is known. */
export const probeOf = (draft: Draft): ControllerRegistration => ({ ...address(draft), verify_ssl: false })

export const registrationOf = (draft: Draft): ControllerRegistration => ({ ...address(draft), ...tls(draft), ...credentials(draft) })

export const tlsOf = tls

export const trustFor = (certificate: PresentedCertificate | null | undefined): Pick<Draft, 'trust' | 'fingerprint'> =>
  certificate?.system_trusted ? { trust: 'system', fingerprint: certificate.fingerprint } : { trust: 'pin', fingerprint: certificate?.fingerprint ?? '' }

export const isWhole = (report: ConnectionReport) => report.success && report.missing_permissions.length === 0
