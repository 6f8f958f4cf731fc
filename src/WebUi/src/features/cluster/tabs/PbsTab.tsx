import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { clusterStorage } from '../../../inventory/storage/queries'
import { StorageTable } from '../../../inventory/storage/StorageTable'
import { text } from '../../../text/en'
import type { ClusterTabProps } from '../tabs'

/** The cluster's storages on Proxmox Backup Servers. */
export default function PbsTab({ controller, search, onSearch }: ClusterTabProps) {
  const storages = useQuery(clusterStorage(controller))
  const { data } = storages
  const rows = useMemo(() => {
    if (!data) return storages
    const items = data.items.filter((pool) => pool.storage_type === 'pbs')
    return { ...storages, data: { ...data, items, total: items.length } } as typeof storages
  }, [storages, data])
  return <StorageTable title={text.pages.cluster.titles.pbs} rows={rows} search={search} onSearch={onSearch} cluster />
}
