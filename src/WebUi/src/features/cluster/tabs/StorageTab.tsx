import { useQuery } from '@tanstack/react-query'
import { clusterStorage } from '../../../inventory/storage/queries'
import { StorageTable } from '../../../inventory/storage/StorageTable'
import { text } from '../../../text/en'
import type { ClusterTabProps } from '../tabs'

export default function StorageTab({ controller, search, onSearch }: ClusterTabProps) {
  return <StorageTable title={text.storage.title} rows={useQuery(clusterStorage(controller))} search={search} onSearch={onSearch} cluster />
}
