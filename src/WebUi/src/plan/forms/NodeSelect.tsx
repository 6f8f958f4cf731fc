import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { text } from '../../text/en'
import { percent } from '../../text/formats'
import { clusterNodes } from './queries'

interface Props {
  controller: string
  /** Where it is now: not offered. */
  except?: string
  value: string
  onChange: (value: string) => void
  error?: string
  label?: string
  /** Said where nothing is chosen, and then nothing need be. */
  empty?: string
  /** Where the form begins. */
  focus?: boolean
}

/** The cluster's nodes that are online, the least loaded first. */
export function NodeSelect({ controller, except, value, onChange, error, label = text.changes.form.target, empty, focus = empty === undefined }: Props) {
  const found = useQuery({ ...clusterNodes(controller), enabled: controller !== '' })
  const nodes = (found.data?.items ?? []).filter((node) => node.node !== except && node.status === 'online').toSorted((a, b) => a.memory_percent - b.memory_percent)
  return (
    <Select
      label={label}
      data={nodes.map((node) => ({ value: node.node, label: `${node.node} · ${text.measure.cpu} ${percent(node.cpu_percent)} · ${text.measure.memory} ${percent(node.memory_percent)}` }))}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
      placeholder={empty}
      clearable={empty !== undefined}
      error={error ?? (found.isSuccess && nodes.length === 0 && empty === undefined ? text.changes.form.noTarget : undefined)}
      comboboxProps={{ withinPortal: true }}
      data-autofocus={focus ? true : undefined}
    />
  )
}
