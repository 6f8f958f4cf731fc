import type { Guest } from '../../api/types'
import { text } from '../../text/en'
import { guestTarget, kindOf, type PlanRequest } from '../request'

const words = { ...text.guestForms.actions, ...text.changes.actions }

export type GuestActionId =
  | 'start' | 'shutdown' | 'reboot' | 'stop' | 'reset' | 'suspend' | 'resume' | 'snapshot' | 'backup' | 'migrate' | 'clone' | 'config' | 'tags' | 'resize' | 'hibernate' | 'moveDisk' | 'remote' | 'template' | 'delete'

export interface GuestAction {
  id: GuestActionId
  label: string
  /** With a form before the plan. */
  asks: boolean
  danger?: boolean
  /** Why not now; undefined: it makes sense. */
  blocked: (guest: Guest) => string | undefined
  request: (guest: Guest) => PlanRequest
}

type State = 'running' | 'stopped' | 'paused'

const stateOf = (guest: Guest): State => (guest.status === 'running' ? 'running' : guest.status === 'paused' || guest.status === 'suspended' ? 'paused' : 'stopped')

const when = (...states: State[]) => (guest: Guest) => (guest.template ? words.isTemplate : states.includes(stateOf(guest)) || guest.stale ? undefined : words.notWhile(guest.status))

const machineOnly = (then: (guest: Guest) => string | undefined) => (guest: Guest) => (guest.vm_type === 'lxc' ? words.notForContainers : then(guest))

const feature = (verb: string) => (guest: Guest) => `proxmox.${kindOf(guest.vm_type)}.${verb}`

const plain = (id: GuestActionId, blocked: GuestAction['blocked'], verb: string = id): GuestAction => ({
  id, label: words[id], asks: false, blocked, request: (guest) => ({ ...guestTarget(guest), feature: feature(verb)(guest) }),
})

const asking = (id: GuestActionId, named: (guest: Guest) => string, extra: Partial<PlanRequest> = {}, blocked: GuestAction['blocked'] = () => undefined): GuestAction => ({
  id, label: words[id], asks: true, blocked, request: (guest) => ({ ...guestTarget(guest), feature: named(guest), form: true, ...extra }),
})

const notTemplate = (guest: Guest) => (guest.template ? words.isTemplate : undefined)

export const GUEST_ACTIONS: readonly GuestAction[] = [
  plain('start', when('stopped')),
  plain('shutdown', when('running')),
  plain('reboot', when('running')),
  plain('stop', when('running', 'paused')),
  plain('reset', machineOnly(when('running'))),
  plain('suspend', machineOnly(when('running'))),
  { ...plain('hibernate', machineOnly(when('running')), 'suspend'), request: (guest) => ({ ...guestTarget(guest), feature: feature('suspend')(guest), payload: { todisk: true } }) },
  plain('resume', machineOnly(when('paused'))),
  asking('snapshot', () => 'proxmox.snapshot.create', {}, notTemplate),
  asking('backup', () => 'proxmox.backup.run'),
  asking('migrate', feature('migrate')),
  asking('remote', feature('remote_migrate'), {}, notTemplate),
  asking('clone', feature('clone')),
  plain('template', (guest) => (guest.template ? text.guestForms.actions.already : stateOf(guest) === 'stopped' || guest.stale ? undefined : text.guestForms.actions.stopFirst), 'convert_to_template'),
  asking('config', feature('config'), { operation: 'update' }),
  { ...asking('tags', feature('config'), { operation: 'update' }), request: (guest) => ({ ...guestTarget(guest), feature: feature('config')(guest), operation: 'update', form: true, payload: { tags: guest.tags.join(';') } }) },
  asking('resize', feature('resize_disk'), { operation: 'update' }),
  asking('moveDisk', (guest) => `proxmox.${kindOf(guest.vm_type)}.${guest.vm_type === 'lxc' ? 'move_volume' : 'move_disk'}`),
  { ...asking('delete', feature('destroy'), { operation: 'delete' }, (guest) => (stateOf(guest) === 'stopped' || guest.stale ? undefined : words.stopFirst)), danger: true },
]

export const guestAction = (id: GuestActionId) => GUEST_ACTIONS.find((action) => action.id === id)!

/** The one that most often is next: start what stands, shut down what runs. */
export const mainAction = (guest: Guest) => guestAction(stateOf(guest) === 'stopped' ? 'start' : stateOf(guest) === 'paused' ? (guest.vm_type === 'lxc' ? 'stop' : 'resume') : 'shutdown')
