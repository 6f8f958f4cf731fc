import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Guest } from '../../api/types'
import { clusterGuests } from '../../inventory/guests/ofCluster'
import { text } from '../../text/en'

const words = text.clusterWork.guests
const MOST_SHOWN = 50

interface Props {
  controller: string
  label?: string
  description?: string
  /** VMIDs. */
  value: readonly string[]
  onChange: (value: string[]) => void
  error?: string
  fits?: (guest: Guest) => boolean
  most?: number
}

export const guestLabel = (guest: Guest) => `${guest.vmid} · ${guest.name} · ${guest.node}`

/** Several guests of a cluster, found by name, ID or node. What was chosen and is gone stays, by its ID. */
export function GuestPicker({ controller, label = words.label, description, value, onChange, error, fits, most }: Props) {
  const found = useQuery(clusterGuests(controller))
  const options = (found.data ?? []).filter((guest) => !fits || fits(guest)).map((guest) => ({ value: String(guest.vmid), label: guestLabel(guest) }))
  const known = new Set(options.map((option) => option.value))
  return (
    <MultiSelect
      label={label}
      description={description}
      data={[...options, ...value.filter((each) => !known.has(each)).map((each) => ({ value: each, label: each }))]}
      value={[...value]}
      onChange={onChange}
      error={error ?? (found.isError ? text.error.load(label.toLowerCase()) : undefined)}
      placeholder={value.length === 0 ? (found.isPending ? text.common.loading : words.pick) : undefined}
      nothingFoundMessage={words.none}
      searchable
      hidePickedOptions
      clearable
      limit={MOST_SHOWN}
      maxValues={most}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
