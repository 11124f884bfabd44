/** Prints the head of a table, and returns what prints a row of it. */
export function table(head, widths) {
  const show = (cells) =>
    console.log(
      cells
        .map((cell, index) => String(cell).padEnd(widths[index]))
        .join(" ")
        .trimEnd(),
    );
  show(head);
  show(widths.map((width, index) => "-".repeat(Math.max(head[index].length, width - 1))));
  return show;
}

export function two(value) {
  return value.toFixed(2);
}

export function ms(value) {
  return value.toFixed(value < 10 ? 2 : 0);
}
