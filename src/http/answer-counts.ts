/** How many answers of each class this process has given since it started. */
export interface AnswerCounts {
  /** Counts one answer by its status; costs one addition. */
  add(status: number): void;
  /** Answers by class: "2xx", "3xx", "4xx", "5xx". */
  read(): Record<string, number>;
}

export function createAnswerCounts(): AnswerCounts {
  const classes = new Float64Array(10);
  return {
    add(status) {
      classes[(status / 100) | 0]!++; // a status has three digits, so its class is below ten
    },
    read: () => Object.fromEntries([2, 3, 4, 5].map((first) => [`${first}xx`, classes[first] ?? 0])),
  };
}
