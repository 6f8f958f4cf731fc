import type { QueryClient } from '@tanstack/react-query'
import type { Guest } from '../../api/types'
import type { GuestFilter, GuestList } from './drift'
import { guestPage, readGuests, type PageAt } from './queries'

/** The rows where they stand, with the values of now. One that was not found is as old as it was. */
export const corrected = (list: GuestList, now: ReadonlyMap<string, Guest>): GuestList => ({ ...list, items: list.items.map((row) => now.get(row.id) ?? { ...row, stale: true }) })

/** Events were missed: the pages that are loaded are read again, and no row moves. */
export async function correct(client: QueryClient, filter: GuestFilter, pages: readonly PageAt[], signal: AbortSignal) {
  const now = new Map<string, Guest>()
  try {
    let snapshot: string | undefined
    for (const { offset } of pages) {
      const page = await readGuests(filter, { snapshot, offset }, signal)
      snapshot = page.snapshot ?? undefined
      for (const guest of page.items) now.set(guest.id, guest)
    }
  } catch {
    // What could not be read again is marked as old below.
  }
  if (signal.aborted) return
  for (const at of pages) client.setQueryData<GuestList>(guestPage(filter, at).queryKey, (list) => list && corrected(list, now))
}
