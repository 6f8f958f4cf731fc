import { useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { AppError } from '../../api/AppError'
import { useLatest } from '../../ui/useLatest'
import { correct } from './correct'
import { NO_DRIFT, wouldMove, type GuestFilter, type GuestList } from './drift'
import { guestPage, PAGE, type PageAt } from './queries'

const combine = (results: UseQueryResult<GuestList>[]) => ({
  lists: results.map((result) => result.data),
  error: results.find((result) => result.isError)?.error ?? null,
})

/** The rows of one result of the server, page by page as they come into view. They stay in order until asked for anew. */
export function useGuestRows(filter: GuestFilter) {
  const client = useQueryClient()
  const head = useQuery(guestPage(filter))
  const [[first, last], setRange] = useState([0, 0])
  const onRange = useCallback((from: number, to: number) => {
    setRange((before) => {
      const next: [number, number] = [Math.floor(from / PAGE), Math.floor(to / PAGE)]
      return before[0] === next[0] && before[1] === next[1] ? before : next
    })
  }, [])

  const snapshot = head.isPlaceholderData ? undefined : head.data?.snapshot ?? undefined
  const wanted: number[] = []
  // The pages next to what is in view too, so that rows are there before they are scrolled to.
  const end = Math.ceil((head.data?.total ?? 0) / PAGE) - 1
  if (snapshot) for (let page = Math.max(1, first - 1); page <= Math.min(end, last + 1); page++) wanted.push(page)
  const pages = useQueries({ queries: wanted.map((page) => guestPage(filter, { snapshot, offset: page * PAGE })), combine })

  const { refetch } = head
  const show = useCallback(async () => {
    const { queryKey } = guestPage(filter)
    await refetch()
    client.removeQueries({ predicate: ({ queryKey: key }) => key[0] === 'guests' && key[1] === queryKey[1] && (key[2] as { snapshot?: string }).snapshot === snapshot && snapshot !== undefined })
  }, [client, filter, refetch, snapshot])

  const expired = pages.error instanceof AppError && pages.error.status === 410
  useEffect(() => {
    if (expired) void show()
  }, [expired, show])

  const lists = useMemo(() => [head.data, ...pages.lists].filter((list) => list !== undefined), [head.data, pages.lists])
  const loaded = useMemo(() => new Map(lists.map((list) => [Math.floor(list.offset / PAGE), list.items])), [lists])
  const drift = useMemo(() => {
    const drifts = lists.map((list) => list.drift ?? NO_DRIFT)
    const touched = new Set(drifts.flatMap((each) => each.touched))
    return {
      gone: new Set(drifts.flatMap((each) => each.gone)),
      moved: lists.reduce((n, list) => n + wouldMove(list.items, touched, filter.sort ?? 'name'), 0),
      added: drifts.reduce((n, each) => n + each.added.length, 0),
      outdated: drifts.some((each) => each.outdated),
    }
  }, [lists, filter.sort])

  const held = useLatest<readonly PageAt[]>([{ offset: 0 }, ...wanted.map((page) => ({ snapshot, offset: page * PAGE }))])
  const { outdated } = drift
  useEffect(() => {
    if (!outdated) return
    const reading = new AbortController()
    void correct(client, filter, held.current, reading.signal)
    return () => reading.abort()
  }, [client, filter, held, outdated])

  const rowAt = useCallback((index: number) => loaded.get(Math.floor(index / PAGE))?.[index % PAGE], [loaded])
  return { head, total: head.data?.total ?? 0, rowAt, onRange, drift, show, failed: expired ? null : pages.error }
}
