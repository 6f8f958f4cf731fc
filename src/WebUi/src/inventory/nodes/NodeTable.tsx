import { useCallback, useMemo, type ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Node, Rows } from '../../api/types'
import { text } from '../../text/en'
import { ListPage } from '../ListPage'
import type { ListSearch } from '../search'
import { NodePanel } from './NodePanel'
import { nodeColumns, NodeOnPhone, nodeValues } from './columns'

interface Props {
  title: string
  rows: UseQueryResult<Rows<Node>>
  search: ListSearch
  onSearch: (change: Partial<ListSearch>, replace?: boolean) => void
  /** The list is one cluster's: filtered here, and without the cluster's name. */
  cluster?: boolean
  extra?: ReactNode
}

const fits = (node: Node, q: string) => [node.name, node.ip_address, node.status].some((value) => value?.toLowerCase().includes(q))

export function NodeTable({ title, rows, search, onSearch, cluster, extra }: Props) {
  const columns = useMemo(() => nodeColumns.filter((column) => !cluster || column.id !== 'cluster'), [cluster])
  const close = useCallback(() => onSearch({ sel: undefined }), [onSearch])
  const [controllerId, name] = search.sel?.split('/') ?? []
  return (
    <div className="with-panel">
      <ListPage
        name={cluster ? 'cluster.nodes' : 'nodes'}
        title={title}
        words={text.nodes}
        rows={rows}
        columns={columns}
        values={nodeValues}
        search={search}
        onSearch={onSearch}
        fits={cluster ? fits : undefined}
        phone={NodeOnPhone}
        mark={(node) => (node.stale ? 'stale' : node.status === 'online' ? undefined : 'off')}
        openable
        extra={extra}
      />
      {controllerId && name && <NodePanel key={search.sel} controllerId={controllerId} name={name} onClose={close} />}
    </div>
  )
}
