import type { Guest } from '../../api/types'
import { guestTarget, kindOf, type PlanRequest } from '../../plan'
import { deviceOf, driveText, mediumOf } from '../../plan/forms/devices'
import { text } from '../../text/en'

const words = text.guestForms.edit

interface DeviceAction {
  label: string
  plan: PlanRequest
  danger?: boolean
}

/** What can be done with a part of a guest's hardware. */
export function deviceActions(guest: Guest, key: string, value: string): DeviceAction[] {
  const isContainer = guest.vm_type === 'lxc'
  const change = { ...guestTarget(guest), feature: `proxmox.${kindOf(guest.vm_type)}.config`, operation: 'update' as const }
  const edit = (form: PlanRequest['form'], label: string = words.options): DeviceAction => ({ label, plan: { ...change, form, part: key } })
  const remove = (label: string, extra: object = {}): DeviceAction => ({ label, danger: true, plan: { ...change, payload: { delete: key, ...extra } } })
  const grow: DeviceAction = { label: words.grow, plan: { ...guestTarget(guest), feature: `proxmox.${kindOf(guest.vm_type)}.resize_disk`, operation: 'update', payload: { disk: key }, form: true } }
  const move: DeviceAction = {
    label: words.moveTo,
    plan: { ...guestTarget(guest), feature: isContainer ? 'proxmox.container.move_volume' : 'proxmox.vm.move_disk', payload: { [isContainer ? 'volume' : 'disk']: key }, form: true },
  }
  switch (deviceOf(key, value, isContainer)) {
    case 'disk': return [edit('disk'), grow, move, remove(words.detach)]
    case 'volume': return [edit('mount'), grow, move, ...(key === 'rootfs' ? [] : [remove(words.detach)])]
    case 'cd': return [edit('drive', words.medium), ...(mediumOf(value) ? [{ label: words.eject, plan: { ...change, payload: { [key]: driveText('', value) } } }] : []), remove(words.removeDevice)]
    case 'network': return [edit('network'), remove(words.removeDevice)]
    case 'unused': return [edit(isContainer ? 'mount' : 'disk', words.attach), remove(words.removeForGood)]
    case 'cloudinit': return [remove(words.removeDevice)]
    case 'other': return /^(efidisk|tpmstate)/.test(key) ? [move, remove(words.detach)] : [remove(words.removeDevice)]
    default: return []
  }
}
