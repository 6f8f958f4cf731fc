import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ListSearch } from '../../../inventory/search'
import { fleetStorage } from '../../../inventory/storage/queries'
import { StorageTable } from '../../../inventory/storage/StorageTable'
import { text } from '../../../text/en'

const route = getRouteApi('/shell/storage')

export function StoragePage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const onSearch = useCallback(
    (change: Partial<ListSearch>, replace = false) => void navigate({ to: '/storage', search: (before) => ({ ...before, ...change }), replace }),
    [navigate],
  )
  return <StorageTable title={text.storage.title} rows={useQuery(fleetStorage(search.q, search.site))} search={search} onSearch={onSearch} />
}
