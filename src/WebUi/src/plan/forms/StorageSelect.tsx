import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { text } from '../../text/en'
import { bytes } from '../../text/formats'
import { nodeStorage } from './queries'

interface Props {
  controller: string
  node: string
  /** What it must take: `backup`, `images`, `rootdir`. */
  content: string
  value: string
  onChange: (value: string) => void
  error?: string
  label?: string
  /** Said where nothing is chosen. */
  empty?: string
}

/** The storages of a node that take such a content, with the room that is left. */
export function StorageSelect({ controller, node, content, value, onChange, error, label = text.changes.form.storage, empty }: Props) {
  const found = useQuery({ ...nodeStorage(controller, node), enabled: controller !== '' && node !== '' })
  const fitting = (found.data ?? []).filter((pool) => pool.active && pool.enabled && pool.content.includes(content))
  return (
    <Select
      label={label}
      placeholder={empty ?? (found.isFetching ? text.common.loading : undefined)}
      data={fitting.map((pool) => ({ value: pool.storage, label: `${pool.storage} · ${bytes(pool.available)}` }))}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
      clearable={empty !== undefined}
      error={error ?? (found.isSuccess && fitting.length === 0 && empty === undefined ? text.changes.form.noStorage : undefined) ?? (found.isError ? text.error.load(label.toLowerCase()) : undefined)}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
