import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Node, Rows } from '../../api/types'
import { NodeMenu } from '../../plan'
import { text } from '../../text/en'
import { ListPage } from '../ListPage'
import type { ListSearch } from '../search'
import { nodeColumns, NodeOnPhone, nodeValues } from './columns'

const NodePanel = lazy(async () => ({ default: (await import('./NodePanel')).NodePanel }))

interface Props {
  title: string
  rows: UseQueryResult<Rows<Node>>
  search: ListSearch
  onSearch: (change: Partial<ListSearch>, replace?: boolean) => void
  /** The list is one cluster's: filtered here, and without the cluster's name. */
  cluster?: boolean
  extra?: ReactNode
}

const NO_NODE = { node: undefined, ntab: undefined, disk: undefined, range: undefined, from: undefined, to: undefined }

const MENU_LABEL = (node: Node) => text.changes.actions.label(node.name)

const fits = (node: Node, q: string) => [node.name, node.ip_address, node.status].some((value) => value?.toLowerCase().includes(q))

export function NodeTable({ title, rows, search, onSearch, cluster, extra }: Props) {
  const columns = useMemo(() => nodeColumns.filter((column) => !cluster || column.id !== 'cluster'), [cluster])
  const close = useCallback(() => onSearch({ sel: undefined, ...NO_NODE }), [onSearch])
  const all = rows.data?.items
  // A cluster's address names the node alone.
  const sel = search.node ? all?.find((node) => node.name === search.node)?.id : search.sel
  const [controllerId, name] = sel?.split('/') ?? []
  const choose = useCallback(
    (change: Partial<ListSearch>, replace?: boolean) => {
      if (!cluster || change.sel === undefined) return onSearch(change, replace)
      onSearch({ ...change, sel: undefined, node: change.sel.split('/')[1] }, replace)
    },
    [cluster, onSearch],
  )
  const step = useCallback(
    (by: 1 | -1) => {
      const next = all?.[all.findIndex((node) => node.id === sel) + by]
      if (next) choose({ sel: next.id }, true)
    },
    [all, sel, choose],
  )
  const [at, setAt] = useState<{ node: Node; box: DOMRect }>()
  const menu = useMemo(() => ({ label: MENU_LABEL, open: (node: Node, row: Element) => setAt({ node, box: row.getBoundingClientRect() }) }), [])
  return (
    <div className="with-panel">
      <ListPage
        name={cluster ? 'cluster.nodes' : 'nodes'}
        title={title}
        words={text.nodes}
        rows={rows}
        columns={columns}
        values={nodeValues}
        search={sel === search.sel ? search : { ...search, sel }}
        onSearch={choose}
        fits={cluster ? fits : undefined}
        phone={NodeOnPhone}
        mark={(node) => (node.stale ? 'stale' : node.status === 'online' ? undefined : 'off')}
        openable
        menu={menu}
        extra={extra}
      />
      {at && <NodeMenu at={at} onClose={() => setAt(undefined)} />}
      {controllerId && name && (
        <Suspense fallback={null}>
          <NodePanel key={sel} controllerId={controllerId} name={name} search={search} onSearch={onSearch} onClose={close} onStep={step} />
        </Suspense>
      )}
    </div>
  )
}
