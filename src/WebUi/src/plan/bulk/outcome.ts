import type { Guest } from '../../api/types'
import { text } from '../../text/en'
import { GUEST_ACTIONS } from '../actions/guestActions'
import { guestTarget, kindOf, type Payload, type PlanRequest } from '../request'
import type { BulkRequest } from '../store'

export interface Sorted {
  will: Guest[]
  /** With why not. */
  out: { guest: Guest; why: string }[]
}

/** Who takes part, and who is left out and why. */
export function sortOut({ action, guests }: Pick<BulkRequest, 'action' | 'guests'>, target = ''): Sorted {
  const known = GUEST_ACTIONS.find((each) => each.id === action)
  const sorted: Sorted = { will: [], out: [] }
  for (const guest of guests) {
    const why = action === 'migrate' && guest.node === target ? text.changes.bulk.already_node : known?.blocked(guest)
    if (why) sorted.out.push({ guest, why })
    else sorted.will.push(guest)
  }
  return sorted
}

const VERBS: Partial<Record<BulkRequest['action'], string>> = { delete: 'destroy' }

/** The same as one plan for one guest, where it is staged rather than run. */
export function requestFor(action: BulkRequest['action'], guest: Guest, payload: Payload): PlanRequest {
  const feature = action === 'snapshot' ? 'proxmox.snapshot.create' : action === 'backup' ? 'proxmox.backup.run' : `proxmox.${kindOf(guest.vm_type)}.${VERBS[action] ?? action}`
  const { vmstate, ...rest } = payload
  return { ...guestTarget(guest), feature, operation: action === 'delete' ? 'delete' : 'create', payload: guest.vm_type === 'lxc' ? rest : { ...rest, vmstate } }
}

export function byCluster(guests: readonly Guest[]): Map<string, Guest[]> {
  const clusters = new Map<string, Guest[]>()
  for (const guest of guests) clusters.set(guest.controller_id, [...(clusters.get(guest.controller_id) ?? []), guest])
  return clusters
}

export const chunks = <T>(items: readonly T[], size: number): T[][] => Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
