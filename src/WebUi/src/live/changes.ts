import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { isOpen, type Change, type ChangePage } from '../api/changes'

/** A page of changes, and how many that are not in it have come since it was read. */
export type ChangeList = ChangePage & { fresh?: number }

type Listener = (change: Change, before: Change | undefined) => void

const KEPT = 2000

// What the stream last said of each change, for marks in rows: those must not look through lists while one scrolls.
const known = new Map<string, Change>()
const byGuest = new Map<string, string>()
const listeners = new Set<() => void>()
const watchers = new Set<Listener>()

const guestOf = ({ controller_id, target }: Change) => (target.vmid === null ? undefined : `${controller_id}/${target.vmid}`)

function keep(change: Change): boolean {
  const before = known.get(change.id)
  if (before && before.revision >= change.revision) return false
  known.delete(change.id)
  known.set(change.id, change)
  if (known.size > KEPT) known.delete(known.keys().next().value!)
  const guest = guestOf(change)
  if (guest) {
    const other = known.get(byGuest.get(guest) ?? '')
    if (!other || other.id === change.id || !isOpen(other) || isOpen(change)) byGuest.set(guest, change.id)
  }
  return true
}

const tell = () => {
  for (const listener of listeners) listener()
}

/** What a list said: it seeds the marks. */
export function learn(changes: readonly Change[]) {
  let news = false
  for (const change of changes) news = keep(change) || news
  if (news) tell()
}

/** An event's change into the cache. Rows stay where they are, with their newest values. */
export function applyChange(client: QueryClient, change: Change) {
  const before = known.get(change.id)
  if (!keep(change)) return
  tell()
  for (const watcher of watchers) watcher(change, before)
  client.setQueryData<Change>(['change', change.id], (held) => (held && held.revision > change.revision ? held : change))
  for (const query of client.getQueryCache().findAll({ queryKey: ['changes'] })) {
    const data = query.state.data as ChangeList | { pages: ChangeList[]; pageParams: unknown[] } | undefined
    if (!data) continue
    if ('pages' in data) client.setQueryData(query.queryKey, { ...data, pages: inPages(data.pages, change, before === undefined) })
    else client.setQueryData(query.queryKey, inOpen(data, change))
  }
}

function inPages(pages: ChangeList[], change: Change, isNew: boolean): ChangeList[] {
  let found = false
  const next = pages.map((page) => {
    if (!page.items.some((each) => each.id === change.id)) return page
    found = true
    return { ...page, items: page.items.map((each) => (each.id === change.id ? change : each)) }
  })
  if (!found && isNew && next[0]) next[0] = { ...next[0], fresh: (next[0].fresh ?? 0) + 1 }
  return next
}

/** All that are open: for the badge, and for marks. */
function inOpen(list: ChangeList, change: Change): ChangeList {
  const others = list.items.filter((each) => each.id !== change.id)
  if (!isOpen(change)) return others.length === list.items.length ? list : { ...list, items: others }
  return { ...list, items: others.length === list.items.length ? [change, ...others] : list.items.map((each) => (each.id === change.id ? change : each)) }
}

export function forgetChanges(client: QueryClient) {
  for (const kind of ['change', 'changes']) void client.invalidateQueries({ queryKey: [kind] })
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The newest that was heard of a change. */
export const useLiveChange = (id: string | null | undefined) => useSyncExternalStore(subscribe, () => (id ? known.get(id) : undefined))

/** The change that a guest is in, or the last one that was seen of it. */
export const useGuestChange = (guestId: string) => useSyncExternalStore(subscribe, () => known.get(byGuest.get(guestId) ?? ''))

/** Told of each change that the stream brings, with what was known of it before. */
export function watchChanges(watcher: Listener) {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}
