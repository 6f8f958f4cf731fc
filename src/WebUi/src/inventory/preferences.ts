import { useQuery, queryOptions } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, path } from '../api/client'
import type { SavedView } from '../api/pages'
import { preferences, type Preferences } from '../ui/preferences'

/** Among the saved views, which are any JSON of the user's; its name is none that a view can have. */
const ID = 'preferences'
const SETTLE_MS = 800

const stored = () =>
  queryOptions({
    queryKey: ['preferences', 'user'] as const,
    queryFn: async ({ signal }) => (await api.get<SavedView[]>('/users/me/views', { signal })).find((view) => view.id === ID)?.value ?? null,
    staleTime: 5 * 60_000,
  })

let waiting: ReturnType<typeof setTimeout> | undefined

preferences.saveBy((now: Preferences) => {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    waiting = undefined
    // Kept in this browser all the same; the next change tries again.
    void api.put<SavedView>(path`/users/me/views/${ID}`, now).catch(() => undefined)
  }, SETTLE_MS)
})

/** Takes what the server keeps once it is there, unless something was changed meanwhile. */
export function usePreferencesOfServer() {
  const { data } = useQuery(stored())
  useEffect(() => {
    if (data && waiting === undefined) preferences.take(data)
  }, [data])
}
