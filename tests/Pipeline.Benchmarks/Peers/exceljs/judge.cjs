// Reads one workbook a line of standard input with exceljs; answers with its totals and the processor time.
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');

const [modules, ...files] = process.argv.slice(2);
const ExcelJS = require(path.join(modules, 'exceljs'));
const contents = files.map((file) => fs.readFileSync(file));
const headerRow = 3;

const number = (value) => (value && typeof value === 'object' && 'result' in value ? value.result : value) ?? 0;

function sum(workbook, sheet, header) {
  const worksheet = workbook.getWorksheet(sheet);
  const column = worksheet.getRow(headerRow).values.indexOf(header);
  let total = 0;
  worksheet.eachRow((row, index) => {
    if (index > headerRow && row.getCell(1).value !== '合计') {
      total += number(row.getCell(column).value);
    }
  });
  return total;
}

async function read(content) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content);
  return {
    students: sum(workbook, '学生人数', '合计'),
    times: sum(workbook, '补助资金', '受助人次'),
    fen: Math.round(sum(workbook, '补助资金', '补助金额') * 100),
    awards: sum(workbook, '获奖', '数量'),
  };
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const before = process.cpuUsage();
    const totals = await read(contents[Number(line)]);
    const used = process.cpuUsage(before);
    totals.seconds = (used.user + used.system) / 1e6;
    process.stdout.write(JSON.stringify(totals) + '\n');
  }
})();
