import { Button, Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ClusterDashboard } from '../../../api/types'
import { text } from '../../../text/en'
import { Choices } from '../../../ui/Choices'
import { sortRows } from '../../../ui/sortRows'
import { useSettledRows } from '../../../ui/useSettledRows'
import { severity } from '../attention'
import { ClusterCard } from './ClusterCard'
import { ClusterTable } from './ClusterTable'

const words = text.fleet

type Sort = keyof typeof words.sorts
type Row = ClusterDashboard & { id: string }

const ORDERS: Record<Sort, [string, (cluster: Row) => string | number]> = {
  worst: ['-by', severity],
  name: ['by', (cluster) => cluster.controller_name],
  cpu: ['-by', (cluster) => cluster.cpu_usage_percent],
  memory: ['-by', (cluster) => cluster.memory_usage_percent],
  storage: ['-by', (cluster) => cluster.storage_usage_percent],
}

interface Props {
  clusters: readonly ClusterDashboard[]
  sort?: string
  onSort: (sort: string | undefined) => void
  table: boolean
  onTable: (table: boolean) => void
}

/** All clusters, the worst first, as cards or as a table. */
export function ClusterCards({ clusters, sort, onSort, table, onTable }: Props) {
  const [filter, setFilter] = useState('')
  const by: Sort = sort && sort in ORDERS ? (sort as Sort) : 'worst'
  const shown = useMemo(() => {
    const q = filter.trim().toLowerCase()
    return clusters
      .filter((cluster) => !q || [cluster.controller_name, cluster.cluster_name, cluster.pve_version, cluster.status].some((value) => value?.toLowerCase().includes(q)))
      .map((cluster): Row => ({ ...cluster, id: `${cluster.controller_name}/${cluster.controller_id}` }))
  }, [clusters, filter])
  const [order, value] = ORDERS[by]
  const sorted = useSettledRows(shown, (rows) => sortRows(rows, order, { by: value }), `${by} ${filter}`)
  return (
    <section aria-labelledby="clusters">
      <div className="list-head">
        <h2 id="clusters">{words.clusters}</h2>
        <TextInput size="xs" aria-label={words.filter} placeholder={words.filter} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
        <Select
          size="xs"
          aria-label={words.sort}
          value={by}
          data={Object.entries(words.sorts).map(([key, label]) => ({ value: key, label }))}
          onChange={(next) => onSort(next && next !== 'worst' ? next : undefined)}
          allowDeselect={false}
        />
        <Choices
          label={text.habits.fleet.looks}
          value={table ? 'table' : 'cards'}
          options={[{ value: 'cards', label: text.habits.fleet.look_cards }, { value: 'table', label: text.habits.fleet.look_table }]}
          onChange={(look) => onTable(look === 'table')}
        />
      </div>
      {sorted.length === 0 ? (
        <p className="muted">{words.noMatch(filter)} <Button variant="subtle" size="compact-sm" onClick={() => setFilter('')}>{words.clearFilter}</Button></p>
      ) : table ? <ClusterTable clusters={sorted} /> : (
        <ul className="cards">{sorted.map((cluster) => <li key={cluster.controller_id}><ClusterCard cluster={cluster} /></li>)}</ul>
      )}
    </section>
  )
}
