/** What the doctor finds, in Chinese: texts by code, and by code and severity where that matters; and the words on the fixes. */

/** The first whose places can all be filled is used. @type {Record<string, string[]>} */
export const chineseFindings = {
  "constant": ["{column} 列每行都是 {value}，从中学不到什么。"],
  "near-constant": ["{column} 列各值相差不到其大小的十亿分之一，可能只是舍入误差。"],
  "identifier.warning": ["{column} 列像是行号：网络会记住它，而新的行会有别的行号。"],
  "identifier": ["{column} 列像是行号，除非勾选，否则不使用。"],
  "imbalance": ["{column} 列中，{percent}% 的行属于类别 {most}，而类别 {least} 只有 {count} 行。总是回答 {most} 也有同样高的准确率；请看平衡准确率。"],
  "leak": ["只凭 {column} 就能预测 {target}（{measure} {value}）。若它是得知答案之后才有的，或由答案算出，请去掉它。"],
  "sentinel": ["{column} 列有 {rows} 个单元格是 {value}，远离其他所有值，像是用来表示没有数据。"],
  "spelling": ["{column} 列有些类别只有大小写或空格不同：{levels}。"],
  "target-missing": ["{rows} 行没有 {column} 的值，不参与训练；最先出现在第 {row} 行。"],
  "unscaled": ["{column} 列的值大到 {size} 而没有缩放，学习会不稳定。"],
  "duplicates": ["{rows} 行（{percent}%）的全部特征和目标都与前面某一行相同，最先出现在第 {row} 行。既用于训练又用于评判的行会抬高分数。"],
  "sampled": ["共 {all} 行，检查了以固定种子抽取的 {looked} 行。"],
};

/** By the kind of the change. @type {Record<string, string>} */
export const chineseFixes = {
  "setColumn.numeric": "把 {column} 当作数值",
  "setColumn.categorical": "把 {column} 当作类别",
  "setColumn.date": "把 {column} 当作日期",
  "setColumn.text": "搁置 {column}",
  "dropFeature": "不使用 {column}",
  "setMissing": "把 {texts} 视为缺失",
  "mergeLevels": "合并 {count} 个类别",
  "setTask.classification": "按类别学习",
  "setTask.regression": "按数值学习",
  "setScaling": "进行缩放",
  "balanceClasses": "让稀有类别占更大权重",
};
