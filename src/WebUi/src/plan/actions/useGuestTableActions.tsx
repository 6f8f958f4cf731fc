import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Guest } from '../../api/types'
import type { GuestFilter } from '../../inventory/guests/drift'
import { guestPage, PAGE } from '../../inventory/guests/queries'
import { useAtLeast } from '../../inventory/session'
import { text } from '../../text/en'
import { selection } from '../selection'
import { planner } from '../store'
import { guestAction, mainAction, type GuestAction } from './guestActions'
import { RowMenu, type MenuAt } from './RowMenu'

/** The API takes as many targets at once; more are too many to look over. */
const MOST = 500

function guestQuery(filter: GuestFilter, snapshot: string | undefined, offset: number) {
  const { queryKey, queryFn } = guestPage(filter, { snapshot, offset })
  return { queryKey, queryFn }
}

interface Table {
  filter: GuestFilter
  total: number
  rowAt: (index: number) => Guest | undefined
  loaded: readonly Guest[] | undefined
}

/** Picking rows, their menu, and keys for the actions: s start or shut down, r reboot, b back up, m migrate. */
export function useGuestTableActions({ filter, total, rowAt, loaded }: Table) {
  const client = useQueryClient()
  const may = useAtLeast('site_admin')
  const [chosen, setChosen] = useState<ReadonlyMap<string, Guest>>(new Map())
  const [at, setAt] = useState<MenuAt>()
  const last = useRef(0)

  const pick = useCallback((index: number, range: boolean) => {
    const row = rowAt(index)
    if (!row) return
    const from = range ? Math.min(last.current, index) : index
    const to = range ? Math.max(last.current, index) : index
    last.current = index
    setChosen((before) => {
      const next = new Map(before)
      if (!range && next.delete(row.id)) return next
      for (let i = from; i <= to; i++) {
        const each = rowAt(i)
        if (each && next.size < MOST) next.set(each.id, each)
      }
      return next
    })
  }, [rowAt])
  const pickAll = useCallback(() => setChosen(new Map((loaded ?? []).slice(0, MOST).map((guest) => [guest.id, guest]))), [loaded])
  const clear = useCallback(() => setChosen(new Map()), [])
  const retry = useCallback((failed: readonly string[]) => setChosen((before) => new Map([...before].filter(([id]) => failed.includes(id)))), [])

  const pickMatching = useCallback(async () => {
    const all = new Map<string, Guest>()
    let snapshot: string | undefined
    for (let offset = 0; offset < Math.min(total, MOST); offset += PAGE) {
      const page = await client.fetchQuery(guestQuery(filter, snapshot, offset))
      snapshot = page.snapshot ?? undefined
      for (const guest of page.items) if (all.size < MOST) all.set(guest.id, guest)
    }
    setChosen(all)
  }, [client, filter, total])

  const open = useCallback((action: GuestAction, guest: Guest) => {
    if (may && !action.blocked(guest)) planner.open(action.request(guest))
  }, [may])
  const onKey = useCallback((key: string, guest: Guest | undefined) => {
    if (key === 'Escape' && chosen.size > 0) {
      clear()
      return true
    }
    if (!guest) return false
    const action = key === 's' ? mainAction(guest) : key === 'r' ? guestAction('reboot') : key === 'b' ? guestAction('backup') : key === 'm' ? guestAction('migrate') : undefined
    if (!action) return false
    open(action, guest)
    return true
  }, [chosen.size, clear, open])

  const picked = useMemo(() => [...chosen.values()], [chosen])
  useEffect(() => selection.pick(picked), [picked])
  useEffect(() => selection.clear, [])
  const picking = useMemo(
    () => (may ? { picked: new Set(chosen.keys()), label: (guest: Guest) => text.changes.bulk.pick(guest.name), pick, pickAll } : undefined),
    [may, chosen, pick, pickAll],
  )
  const menu = useMemo(() => ({ label: (guest: Guest) => text.changes.bulk.menu(guest.name), open: (guest: Guest, element: Element) => setAt({ guest, box: element.getBoundingClientRect() }) }), [])
  const host = at && <RowMenu key={at.guest.id} at={at} onClose={() => setAt(undefined)} />
  return { picking, menu, onKey, onFocus: selection.focus, picked, clear, retry, pickMatching, host }
}
