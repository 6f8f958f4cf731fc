import { NumberInput } from '@mantine/core'

interface Props {
  label: string
  value: number | string
  error?: string
  hint?: string
  min?: number
  max?: number
  step?: number
  suffix?: string
  placeholder?: string
  decimals?: boolean
  onChange: (value: number | string) => void
}

/** A number, with its unit in the field. */
export function NumberField({ hint, decimals = false, suffix, ...props }: Props) {
  return <NumberInput {...props} description={hint} inputWrapperOrder={['label', 'input', 'description', 'error']} allowDecimal={decimals} allowNegative={false} hideControls={props.step === undefined} suffix={suffix ? ` ${suffix}` : undefined} />
}
