export function salesTitle(sales) {
  return `Sales today: ${sales}`;
}
