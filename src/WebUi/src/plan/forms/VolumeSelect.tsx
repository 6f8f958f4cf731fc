import { Select } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import { path } from '../../api/client'
import type { StorageContentItem } from '../../api/pages'
import { nodeRead } from '../../inventory/reads'
import { text } from '../../text/en'
import { bytes } from '../../text/formats'
import { nodeStorage } from './queries'

const words = text.guestForms.volume

interface Props {
  controller: string
  node: string
  content: 'iso' | 'vztmpl'
  label: string
  value: string
  onChange: (value: string) => void
  error?: string
  /** Said where nothing is chosen, and then nothing need be. */
  empty?: string
}

const fileOf = (volid: string) => volid.split('/').at(-1) ?? volid

/** The images or templates on all storages that this node reaches, by storage. */
export function VolumeSelect({ controller, node, content, label, value, onChange, error, empty }: Props) {
  const storages = useQuery({ ...nodeStorage(controller, node), enabled: node !== '' })
  const fitting = (storages.data ?? []).filter((pool) => pool.active && pool.enabled && pool.content.includes(content))
  const found = useQueries({ queries: fitting.map((pool) => ({ ...nodeRead<StorageContentItem[]>(controller, node, path`/storage/${pool.storage}/content`, { content }), staleTime: 10_000 })) })
  const failed = fitting.filter((_, i) => found[i]!.isError).map((pool) => pool.storage)
  const pending = storages.isFetching || found.some((each) => each.isPending)
  const groups = fitting
    .map((pool, i) => ({ group: pool.storage, items: (found[i]!.data ?? []).map((item) => ({ value: item.volid, label: `${fileOf(item.volid)} · ${bytes(item.size)}` })) }))
    .filter((each) => each.items.length > 0)
  const known = groups.some((each) => each.items.some((item) => item.value === value))
  return (
    <Select
      label={label}
      placeholder={empty ?? (pending ? text.common.loading : undefined)}
      // What is chosen stays named, also where it isn't listed.
      data={value && !known ? [{ group: words.chosen, items: [{ value, label: fileOf(value) }] }, ...groups] : groups}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
      searchable
      clearable={empty !== undefined}
      nothingFoundMessage={words.none}
      description={failed.length > 0 ? words.notRead(failed.join(', ')) : undefined}
      error={error ?? (storages.isSuccess && !pending && groups.length === 0 && empty === undefined ? words[content] : undefined)}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
