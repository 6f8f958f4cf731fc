import type { Controller, ControllerUpdate } from '../../api/types'
import { credentials, type Draft } from './draft'

export interface Edited extends Draft {
  rotate: 'keep' | 'token' | 'password'
  syncEnabled: boolean
  interval: number | string
}

/** Takes a controller out of its site: null would say that nothing changes. */
const NO_SITE = '00000000-0000-0000-0000-000000000000'

/** Only what differs: what is left out stays, and secrets are never sent back. */
export function changeOf(controller: Controller, edit: Edited): ControllerUpdate {
  const pin = edit.https && edit.trust === 'pin' ? edit.fingerprint.trim().toUpperCase() : ''
  const verify = edit.https && edit.trust === 'system'
  const interval = edit.interval === '' ? 0 : Number(edit.interval)
  const change: ControllerUpdate = {
    name: edit.name.trim() === controller.name ? undefined : edit.name.trim(),
    host: edit.host.trim() === controller.host ? undefined : edit.host.trim(),
    port: Number(edit.port) === controller.port ? undefined : Number(edit.port),
    use_ssl: edit.https === controller.use_ssl ? undefined : edit.https,
    verify_ssl: verify === controller.verify_ssl ? undefined : verify,
    tls_fingerprint: pin === (controller.tls_fingerprint ?? '') ? undefined : pin,
    site_id: edit.site === (controller.site_id ?? '') ? undefined : edit.site || NO_SITE,
    sync_enabled: edit.syncEnabled === controller.sync_enabled ? undefined : edit.syncEnabled,
    sync_interval_seconds: interval === (controller.sync_interval_seconds ?? 0) ? undefined : interval,
    confirm_public_host: edit.confirmPublic || undefined,
  }
  return { ...change, ...(edit.rotate === 'keep' ? {} : credentials({ ...edit, by: edit.rotate })) }
}
