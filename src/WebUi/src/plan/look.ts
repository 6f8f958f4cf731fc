import type { Change, ChangeStatus, Risk } from '../api/changes'
import { text } from '../text/en'
import type { Look } from '../ui/state'

const words = text.changes

const LOOKS: Record<ChangeStatus, Omit<Look, 'word'>> = {
  pending: { glyph: '◷', tone: 'warn' },
  approved: { glyph: '✔', tone: 'info' },
  applying: { glyph: '⟳', tone: 'info' },
  applied: { glyph: '✔', tone: 'ok' },
  failed: { glyph: '✖', tone: 'bad' },
  unknown: { glyph: '?', tone: 'unknown' },
  discarded: { glyph: '■', tone: 'muted' },
  rejected: { glyph: '✖', tone: 'muted' },
  expired: { glyph: '■', tone: 'muted' },
}

export const statusLook = (status: ChangeStatus): Look => ({ ...(LOOKS[status] ?? { glyph: '?', tone: 'unknown' }), word: words.status[status] ?? status })

const RISKS: Record<Risk, Omit<Look, 'word'>> = {
  safe: { glyph: '✔', tone: 'ok' },
  disruptive: { glyph: '▲', tone: 'warn' },
  catastrophic: { glyph: '✖', tone: 'bad' },
}

export const riskLook = (risk: Risk): Look => ({ ...(RISKS[risk] ?? { glyph: '?', tone: 'unknown' }), word: words.risk[risk] ?? risk })

/** What the feature does, in words: "Shut down" for `proxmox.vm.shutdown`. */
export function featureName(feature: string, operation: string): string {
  const [, router = '', verb = ''] = feature.split('.')
  const named = words.features[feature.replace('proxmox.', '')] ?? words.features[`${router === 'container' ? 'vm' : router}.${verb}`]
  if (typeof named === 'string') return named
  return named?.[operation] ?? `${words.operations[operation] ?? operation} ${router} ${verb.replaceAll('_', ' ')}`
}

interface Done {
  feature: string
  operation: string
  payload?: Record<string, unknown> | null
}

/** What is done, as far as its fields tell: "Restart pveproxy on" for an action on a service. */
export function whatOf({ feature, operation, payload }: Done): string {
  const { service, action, moveto } = payload ?? {}
  if (moveto !== undefined && moveto !== null && feature.startsWith('proxmox.firewall.')) return words.moveRule
  if (feature !== 'proxmox.node.service_action' || typeof service !== 'string' || typeof action !== 'string') return featureName(feature, operation)
  return `${words.serviceActions[action] ?? action} ${service}${words.on}`.trimEnd()
}

/** The guest as it was called when its change was planned. */
export const plannedName = ({ target, plan }: Pick<Change, 'target' | 'plan'>): string | undefined =>
  plan?.impact?.find((item) => item.kind === 'guest' && item.id.endsWith(`/${target.vmid}`))?.detail?.split(',')[0]

/** What it is done to, as far as the change itself tells. */
export function targetName(change: Pick<Change, 'target' | 'target_id' | 'payload' | 'plan'>): string {
  const { target, target_id, payload } = change
  const snapshot = payload?.snapname
  const id = target.vmid !== null && target.vmid !== undefined ? `${text.guests.type[target.vm_type ?? 'qemu']} ${target.vmid}` : undefined
  const name = plannedName(change)
  return [target_id && target_id !== String(target.vmid) ? target_id : typeof snapshot === 'string' ? snapshot : undefined, id && name ? `${name} (${id})` : id ?? target.node].filter(Boolean).join(words.on) || words.theCluster
}
