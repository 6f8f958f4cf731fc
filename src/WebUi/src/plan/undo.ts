import type { Change } from '../api/changes'
import { again, type Payload, type PlanRequest } from './request'

// What a plan tells of these settings is all there is to them: no disk, device or secret hangs on their values.
const SETTINGS = new Set([
  'tags', 'description', 'name', 'hostname', 'cores', 'sockets', 'vcpus', 'memory', 'balloon', 'shares', 'swap', 'onboot', 'startup', 'protection', 'cpuunits', 'cpulimit', 'agent', 'boot', 'numa', 'tablet', 'hotplug',
  'localtime', 'nameserver', 'searchdomain',
])
const MASKED = /\*{3,}/

/** The fields that set back what the plan said would be other than before. */
function settingsBefore({ plan }: Change): Payload | undefined {
  if (plan.diff.length === 0 || plan.diff.some(({ key, from, to }) => !SETTINGS.has(key) || MASKED.test(from ?? '') || MASKED.test(to ?? ''))) return undefined
  const back: Payload = Object.fromEntries(plan.diff.filter(({ from }) => from !== null).map(({ key, from }) => [key, from]))
  const gone = plan.diff.filter(({ from }) => from === null).map(({ key }) => key)
  return gone.length > 0 ? { ...back, delete: gone.join(',') } : back
}

const isSet = (value: unknown) => value === true || value === 1 || value === '1' || value === 'true'

/**
 * A change that takes this one back, where its own record proves that it does; undefined where it doesn't. A guest that was shut down is not what
 * it was when it is started again, and what was deleted is gone.
 */
export function undoOf(change: Change, name?: string): PlanRequest | undefined {
  if (change.status !== 'applied') return undefined
  const request = again(change, name)
  const payload = change.payload ?? {}
  switch (`${change.feature}:${change.operation}`) {
    case 'proxmox.vm.config:update':
    case 'proxmox.container.config:update': {
      const back = settingsBefore(change)
      return back && { ...request, payload: back }
    }
    case 'proxmox.vm.suspend:create':
      return isSet(payload.todisk) ? undefined : { ...request, feature: 'proxmox.vm.resume', payload: {} }
    case 'proxmox.vm.resume:create':
      return { ...request, feature: 'proxmox.vm.suspend', payload: {} }
    case 'proxmox.ha.resource:create':
      return change.target_id ? { ...request, operation: 'delete', payload: { sid: change.target_id } } : undefined
    case 'proxmox.pool.guests:update': {
      // Members that came from another pool would have to go back there, and the record doesn't say which.
      if (isSet(payload.allow_move)) return undefined
      const { poolid, vms, storage } = payload
      return { ...request, payload: { poolid, vms, storage, delete: isSet(payload.delete) ? undefined : true } }
    }
    default:
      return undefined
  }
}
