import type { Guest } from '../../api/types'

export const GUEST_SORTS = ['name', 'vmid', 'status', 'node', 'cluster', 'type', 'cpu', 'mem', 'disk', 'uptime'] as const
export type GuestSort = (typeof GUEST_SORTS)[number]

const VALUES: Record<GuestSort, (guest: Guest) => string | number> = {
  name: (guest) => guest.name.toLowerCase(),
  vmid: (guest) => guest.vmid,
  status: (guest) => guest.status,
  node: (guest) => guest.node,
  cluster: (guest) => guest.controller_name.toLowerCase(),
  type: (guest) => guest.vm_type,
  cpu: (guest) => guest.cpu_usage,
  mem: (guest) => guest.memory_percent,
  disk: (guest) => guest.disk_percent,
  uptime: (guest) => guest.uptime,
}

const FIELDS: Record<GuestSort, (keyof Guest)[]> = {
  name: ['name'],
  vmid: ['vmid'],
  status: ['status'],
  node: ['node'],
  cluster: ['controller_name'],
  type: ['vm_type'],
  cpu: ['cpu_usage', 'cpu_percent'],
  mem: ['memory_used_bytes', 'memory_bytes', 'memory_percent'],
  disk: ['disk_used_bytes', 'disk_bytes', 'disk_percent'],
  uptime: ['uptime'],
}

const column = (sort: string) => sort.replace(/^-/, '') as GuestSort

/** Whether a change of these fields can move a row in a list of this order. */
export const movesRow = (sort: string, change: Partial<Guest>) => (FIELDS[column(sort)] ?? []).some((field) => field in change)

/** Whether `b` stands where it belongs after `a`. Ties are the server's to break. */
export function inOrder(sort: string, a: Guest, b: Guest): boolean {
  const value = VALUES[column(sort)] ?? VALUES.name
  const [x, y] = sort.startsWith('-') ? [value(b), value(a)] : [value(a), value(b)]
  return x <= y
}
