import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { NodeTable } from '../../../inventory/nodes/NodeTable'
import { fleetNodes } from '../../../inventory/nodes/queries'
import type { ListSearch } from '../../../inventory/search'
import { text } from '../../../text/en'

const route = getRouteApi('/shell/nodes')

export function NodesPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const onSearch = useCallback(
    (change: Partial<ListSearch>, replace = false) => void navigate({ to: '/nodes', search: (before) => ({ ...before, ...change }), replace }),
    [navigate],
  )
  return <NodeTable title={text.nodes.title} rows={useQuery(fleetNodes(search.q, search.site))} search={search} onSearch={onSearch} />
}
