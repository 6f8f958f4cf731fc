import type { UseQueryResult } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo, type ReactNode } from 'react'
import type { Rows, StoragePool } from '../../api/types'
import { text } from '../../text/en'
import { bytes } from '../../text/formats'
import { Bar } from '../../ui/Bar'
import { objectLook } from '../../ui/state'
import { StatusMark } from '../../ui/StatusMark'
import type { Column } from '../../ui/table/columns'
import { ListPage } from '../ListPage'
import type { ListSearch } from '../search'

const StoragePanel = lazy(async () => ({ default: (await import('./StoragePanel')).StoragePanel }))
const { head } = text.storage

const look = (pool: StoragePool) => objectLook(pool.active ? pool.status : 'inactive', pool.stale)

const values: Record<string, (pool: StoragePool) => string | number | null> = {
  name: (pool) => pool.storage,
  status: (pool) => look(pool).word,
  cluster: (pool) => pool.controller_name,
  node: (pool) => (pool.shared ? '' : pool.node),
  type: (pool) => pool.storage_type,
  used: (pool) => pool.used_percent,
  free: (pool) => pool.available,
  total: (pool) => pool.total,
}

const columns: readonly Column<StoragePool>[] = [
  { id: 'name', header: head.name, width: 140, grow: 1, sort: 'name', cell: (pool) => <span className="name">{pool.storage}</span> },
  { id: 'status', header: head.status, width: 116, sort: 'status', cell: (pool) => <StatusMark look={look(pool)} /> },
  { id: 'cluster', header: head.cluster, width: 120, grow: 1, sort: 'cluster', cell: (pool) => pool.controller_name },
  { id: 'node', header: head.node, width: 130, sort: 'node', cell: (pool) => (pool.shared ? text.storage.sharedBy(pool.nodes.length) : pool.node) },
  { id: 'type', header: head.type, width: 90, sort: 'type', cell: (pool) => pool.storage_type ?? text.common.none },
  { id: 'used', header: head.used, width: 130, sort: 'used', cell: (pool) => (pool.active ? <Bar label={head.used} value={pool.used_percent} note={text.guests.usedOf(bytes(pool.used), bytes(pool.total))} /> : text.common.none) },
  { id: 'free', header: head.free, width: 92, align: 'right', sort: 'free', cell: (pool) => (pool.active ? bytes(pool.available) : text.common.none) },
  { id: 'total', header: head.total, width: 92, align: 'right', sort: 'total', cell: (pool) => (pool.active ? bytes(pool.total) : text.common.none) },
  { id: 'content', header: head.content, width: 170, grow: 2, cell: (pool) => pool.content.join(', ') },
]

function StorageOnPhone(pool: StoragePool) {
  return (
    <>
      <span className="phone-first"><StatusMark look={look(pool)} /><strong>{pool.storage}</strong></span>
      <span className="phone-second"><span>{pool.controller_name}{pool.shared ? ` · ${text.storage.shared}` : ` / ${pool.node}`}</span>{pool.active && <Bar label={head.used} value={pool.used_percent} />}</span>
    </>
  )
}

const fits = (pool: StoragePool, q: string) => [pool.storage, pool.node, pool.storage_type, ...pool.content].some((value) => value?.toLowerCase().includes(q))

interface Props {
  title: string
  rows: UseQueryResult<Rows<StoragePool>>
  search: ListSearch
  onSearch: (change: Partial<ListSearch>, replace?: boolean) => void
  cluster?: boolean
  extra?: ReactNode
}

export function StorageTable({ title, rows, search, onSearch, cluster, extra }: Props) {
  const shown = useMemo(() => columns.filter((column) => !cluster || column.id !== 'cluster'), [cluster])
  const close = useCallback(() => onSearch({ sel: undefined, content: undefined }), [onSearch])
  const pool = search.sel ? rows.data?.items.find((each) => each.id === search.sel) : undefined
  return (
    <div className="with-panel">
      <ListPage
        name={cluster ? 'cluster.storage' : 'storage'}
        title={title}
        words={text.storage}
        rows={rows}
        columns={shown}
        values={values}
        search={search}
        onSearch={onSearch}
        fits={cluster ? fits : undefined}
        phone={StorageOnPhone}
        mark={(pool) => (pool.stale ? 'stale' : pool.active ? undefined : 'off')}
        openable
        extra={extra}
      />
      {pool && <Suspense fallback={null}><StoragePanel key={pool.id} pool={pool} search={search} onSearch={onSearch} onClose={close} /></Suspense>}
    </div>
  )
}
