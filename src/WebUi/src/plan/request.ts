import type { Change, Operation } from '../api/changes'
import type { Guest, GuestType, Node } from '../api/types'

export type Payload = Record<string, unknown>

/** A form that fills a part of what its feature takes. */
export type FormName = 'disk' | 'drive' | 'network' | 'mount'

/** What somebody wants done, before it is planned. Nothing is written by opening it. */
export interface PlanRequest {
  controller: string
  /** `proxmox.vm.stop`. */
  feature: string
  /** `create` where nothing is said. */
  operation?: Operation
  node?: string
  vmType?: GuestType
  vmid?: number
  /** What of the target: a snapshot, a rule, a job. */
  targetId?: string
  /** The command's fields. With `form` they are what it begins with. */
  payload?: Payload
  /** What the object is called, as it must be typed to confirm; the guest's, the node's, the snapshot's. */
  name?: string
  /** Asks for the fields first. True where the feature has a form and not all it needs is given; a name where it has several. */
  form?: boolean | FormName
  /** Which part of the configuration the form is about: `net0`. None: a new one. */
  part?: string
  /** It came by an address: nothing in it was chosen by whoever looks at it. */
  sent?: boolean
}

export const guestTarget = (guest: Pick<Guest, 'controller_id' | 'node' | 'vm_type' | 'vmid' | 'name'>) =>
  ({ controller: guest.controller_id, node: guest.node, vmType: guest.vm_type, vmid: guest.vmid, name: guest.name }) satisfies Partial<PlanRequest>

export const nodeTarget = (node: Pick<Node, 'controller_id' | 'node'>) => ({ controller: node.controller_id, node: node.node, name: node.node }) satisfies Partial<PlanRequest>

/** `vm` features have a twin for containers. */
export const kindOf = (type: GuestType) => (type === 'lxc' ? 'container' : 'vm')

export const operationOf = (request: Pick<PlanRequest, 'operation'>): Operation => request.operation ?? 'create'

/** The payload as the API takes it: the command's fields, and beside them what it is for. */
export function payloadOf({ node, vmType, vmid, payload }: PlanRequest): Payload {
  // A form may name another guest than the opener did, as restoring under a new ID does.
  return Object.fromEntries(Object.entries({ node, vm_type: vmType, vmid, ...payload }).filter(([, value]) => value !== undefined && value !== ''))
}

/** The part of a feature that names its gateway: `vm` of `proxmox.vm.stop`. */
export const routerOf = (feature: string) => feature.split('.')[1] ?? ''

/** What has to be typed for something that can't be undone: the object's own name. */
export function confirmName({ feature, name, targetId, vmid, node, payload }: PlanRequest): string {
  if (feature === 'proxmox.backup.restore') return String(payload?.vmid ?? vmid ?? '')
  return name ?? targetId ?? (vmid !== undefined ? String(vmid) : node ?? '')
}

export function targetKey({ controller, node, vmType, vmid }: PlanRequest): string {
  return [controller, node, vmType, vmid].filter((part) => part !== undefined).join('/')
}

/** Fields that hold a secret, or may: they get into no address and no draft. */
export const SECRET = /pass|secret|token|key|content|input/i
const MOST_IN_ADDRESS = 1500

export interface PlanSearch {
  feature?: string
  operation?: string
  target?: string
  target_id?: string
  name?: string
  payload?: string
}

/** The request as an address that can be sent to a colleague; without secrets. */
export function toSearch(request: PlanRequest): PlanSearch {
  const open = Object.fromEntries(Object.entries(request.payload ?? {}).filter(([name]) => !SECRET.test(name)))
  const payload = JSON.stringify(open)
  return {
    feature: request.feature,
    operation: operationOf(request) === 'create' ? undefined : request.operation,
    target: targetKey(request),
    target_id: request.targetId,
    name: request.name,
    payload: payload.length > 2 && payload.length <= MOST_IN_ADDRESS ? payload : undefined,
  }
}

/** Undefined where the address names no feature or no cluster. */
export function fromSearch(search: PlanSearch): PlanRequest | undefined {
  const [controller, node, vmType, vmid] = search.target?.split('/') ?? []
  if (!controller || !search.feature?.startsWith('proxmox.')) return undefined
  const operation = search.operation === 'update' || search.operation === 'delete' ? search.operation : 'create'
  return {
    controller,
    feature: search.feature,
    operation,
    node,
    vmType: vmType === 'qemu' || vmType === 'lxc' ? vmType : undefined,
    vmid: vmid && /^\d+$/.test(vmid) ? Number(vmid) : undefined,
    targetId: search.target_id,
    name: search.name,
    payload: withoutTarget(objectOf(search.payload)),
  }
}

const TARGET = ['node', 'vm_type', 'vmid']

/** What is acted on is what the address names as its target, and nothing that hides in the fields. */
const withoutTarget = (payload: Payload | undefined) => payload && Object.fromEntries(Object.entries(payload).filter(([name]) => !TARGET.includes(name)))

function objectOf(json: string | undefined): Payload | undefined {
  if (!json) return undefined
  try {
    const value: unknown = JSON.parse(json)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Payload) : undefined
  } catch {
    return undefined
  }
}

/** The same again, as after a change that failed. Secrets are masked in it, so a request with one asks for it anew. */
export function again(change: Change, name?: string): PlanRequest {
  const fields = Object.entries(change.payload ?? {}).filter(([key]) => !TARGET.includes(key))
  const masked = fields.some(([, value]) => typeof value === 'string' && /^\*{3,}$/.test(value))
  return {
    controller: change.controller_id,
    feature: change.feature,
    operation: change.operation as Operation,
    node: change.target.node ?? undefined,
    vmType: change.target.vm_type ?? undefined,
    vmid: change.target.vmid ?? undefined,
    targetId: change.target_id ?? undefined,
    name,
    payload: Object.fromEntries(masked ? [] : fields),
  }
}
