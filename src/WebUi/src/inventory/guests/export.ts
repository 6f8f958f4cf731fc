import { api } from '../../api/client'
import type { Guest, GuestPage } from '../../api/types'
import { text } from '../../text/en'
import { csvOf } from '../../ui/csv'
import type { GuestFilter } from './drift'

const PAGE = 1000
const { head } = text.guests

type Value = string | number | null

/** What stands in a cell, raw: bytes, seconds, percent as numbers. */
const VALUES: Record<string, (guest: Guest) => Value> = {
  name: (guest) => guest.name,
  status: (guest) => guest.status,
  vmid: (guest) => guest.vmid,
  type: (guest) => guest.vm_type,
  cluster: (guest) => guest.controller_name,
  node: (guest) => guest.node,
  cpu: (guest) => guest.cpu_percent,
  mem: (guest) => guest.memory_used_bytes,
  disk: (guest) => guest.disk_bytes,
  tags: (guest) => guest.tags.join(' '),
  uptime: (guest) => guest.uptime,
  vcpu: (guest) => guest.cpu_cores,
  pool: (guest) => guest.pool,
  ha: (guest) => guest.ha_state,
  read: (guest) => guest.as_of,
}

/** All rows that match, page by page of one result, however many are on screen. */
async function allGuests({ q, site, controller, type, sort }: GuestFilter): Promise<Guest[]> {
  const rows: Guest[] = []
  let snapshot: string | undefined
  for (;;) {
    const page = await api.get<GuestPage>('/hypervisor/fleet/guests', { query: { q, site_id: site, controller_id: controller, type, sort, snapshot, offset: rows.length, limit: PAGE } })
    rows.push(...page.items)
    snapshot = page.snapshot ?? undefined
    if (page.items.length === 0 || rows.length >= page.total) return rows
  }
}

/** The whole query as CSV, with the columns that are shown, in their order. */
export async function guestsCsv(filter: GuestFilter, shown: readonly string[]): Promise<string> {
  const columns = [...shown.filter((id) => VALUES[id]), 'read'].map((id) => ({ header: id === 'vmid' ? head.id : (head as Record<string, string>)[id] ?? id, value: VALUES[id]! }))
  return csvOf(columns, await allGuests(filter))
}
