import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { GuestType } from '../../../api/types'
import { GuestTable } from '../../../inventory/guests/GuestTable'
import { guestSearch } from '../../../inventory/guests/search'
import { NodeTable } from '../../../inventory/nodes/NodeTable'
import { clusterNodes } from '../../../inventory/nodes/queries'
import type { ListSearch } from '../../../inventory/search'
import { clusterStorage } from '../../../inventory/storage/queries'
import { StorageTable } from '../../../inventory/storage/StorageTable'
import { text } from '../../../text/en'

interface Props {
  controller: string
  search: ListSearch
  onSearch: (change: Partial<ListSearch>, replace?: boolean) => void
}

export function GuestsTab({ controller, search, onSearch, type }: Props & { type: GuestType }) {
  const valid = useMemo(() => guestSearch({ ...search }), [search])
  return <GuestTable title={type === 'qemu' ? text.guests.vms : text.guests.containers} search={valid} onSearch={onSearch} controller={controller} type={type} />
}

export function NodesTab({ controller, search, onSearch }: Props) {
  return <NodeTable title={text.nodes.title} rows={useQuery(clusterNodes(controller))} search={search} onSearch={onSearch} cluster />
}

export function StorageTab({ controller, search, onSearch }: Props) {
  return <StorageTable title={text.storage.title} rows={useQuery(clusterStorage(controller))} search={search} onSearch={onSearch} cluster />
}
