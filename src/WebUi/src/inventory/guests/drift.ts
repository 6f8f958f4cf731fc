import type { Guest, GuestPage, InventoryEvent } from '../../api/types'
import { inOrder, movesRow } from './order'
import { matches } from './query'

/** What a list shows, beside what happened to it since it was read: rule "live without jumping". */
export interface GuestList extends GuestPage {
  drift?: Drift
}

export interface Drift {
  /** Ids of rows whose sort value changed. */
  touched: readonly string[]
  /** Ids of rows that are gone from the cluster, or no longer match. */
  gone: readonly string[]
  /** Ids of new guests that belong here. Kept with the first page. */
  added: readonly string[]
  /** Events were missed: the rows may be wrong in ways that nobody can name. */
  outdated: boolean
}

export interface GuestFilter {
  q?: string
  site?: string
  controller?: string
  type?: Guest['vm_type']
  sort?: string
}

export const NO_DRIFT: Drift = { touched: [], gone: [], added: [], outdated: false }

const union = (a: readonly string[], b: readonly string[]) => (b.length === 0 ? a : [...new Set([...a, ...b])])

function belongs(guest: Guest, { q, site, controller, type }: GuestFilter) {
  return (!site || guest.site_id === site) && (!controller || guest.controller_id === controller) && (!type || guest.vm_type === type) && matches(guest, q ?? '')
}

/** The page after the event; the same object when the event has nothing for it. */
export function applyToGuests(list: GuestList, event: InventoryEvent, filter: GuestFilter): GuestList {
  const { changed = [], removed = [], added = [] } = event.guests ?? {}
  const changes = new Map(changed.map((change) => [change.id, change]))
  const back = new Map(added.map((guest) => [guest.id, guest]))
  const touched: string[] = []
  const gone: string[] = []
  let items = list.items
  list.items.forEach((row, i) => {
    const change = changes.get(row.id) ?? back.get(row.id)
    if (!change) {
      if (removed.includes(row.id)) gone.push(row.id)
      return
    }
    if (items === list.items) items = [...list.items]
    const next = { ...row, as_of: event.as_of, ...change }
    items[i] = next
    if (movesRow(filter.sort ?? 'name', change)) touched.push(row.id)
    if (!matches(next, filter.q ?? '')) gone.push(row.id)
  })
  const here = new Set(list.items.map((row) => row.id))
  const news = list.offset === 0 ? added.filter((guest) => !here.has(guest.id) && belongs(guest, filter)).map((guest) => guest.id) : []
  if (items === list.items && gone.length === 0 && news.length === 0) return list
  const drift = list.drift ?? NO_DRIFT
  return {
    ...list,
    items,
    drift: { ...drift, touched: union(drift.touched, touched), gone: union(drift.gone, gone), added: union(drift.added, news) },
  }
}

/** How many of the loaded rows stand where they no longer belong. */
export function wouldMove(rows: readonly Guest[], touched: ReadonlySet<string>, sort: string): number {
  let moved = 0
  rows.forEach((row, i) => {
    if (!touched.has(row.id)) return
    const before = rows[i - 1]
    const after = rows[i + 1]
    if ((before && !inOrder(sort, before, row)) || (after && !inOrder(sort, row, after))) moved++
  })
  return moved
}
