/** A share of one, 0–1: `97 %`; near its ends with a decimal: `99.8 %`, `0.3 %`; `0 %`. */
export function percent(share: number): string {
  const hundredths = share * 100;
  const isClose = (hundredths > 99 && hundredths < 99.95) || (hundredths < 0.95 && hundredths >= 0.05);
  return `${isClose ? hundredths.toFixed(1) : Math.round(hundredths)} %`;
}
