// Opens hand-outs in a real browser and fails unless each of them renders, asks for nothing else,
// leads somewhere with every link, is accessible by axe's rules, and fits a sheet of paper.
//
//     node check.mjs FILE.html…

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const faults = [];

for (const file of process.argv.slice(2)) {
  const fault = (what) => faults.push(`${file}: ${what}`);
  const address = pathToFileURL(resolve(file)).href;
  const page = await browser.newPage();
  page.on("console", (line) => line.type() === "error" && fault(`the console says: ${line.text()}`));
  page.on("pageerror", (error) => fault(`an error on the page: ${error.message}`));
  page.on("request", (request) => request.url() === address || fault(`it asks for ${request.url()}`));
  await page.goto(address, { waitUntil: "load" });

  const seen = await page.evaluate(() => ({
    isWhole: document.getElementById("home") !== null,
    scripts: document.scripts.length,
    headings: document.querySelectorAll("h1, h2, h3, h4, h5, h6").length,
    pictures: [...document.querySelectorAll("svg")].map((it) => it.getBoundingClientRect().height),
    lost: [...document.querySelectorAll('a[href^="#"]')]
      .map((it) => it.getAttribute("href"))
      .filter((it) => !document.getElementById(it.slice(1))),
    foreign: [...document.querySelectorAll("a:not([href^='#'])")]
      .map((it) => it.getAttribute("href"))
      .filter((it) => !it.startsWith("https://doi.org/")),
    twice: [...document.querySelectorAll("[id]")]
      .map((it) => it.id)
      .filter((id, at, all) => all.indexOf(id) !== at),
  }));
  if (seen.scripts > 0) fault("it has a script");
  if (seen.headings === 0) fault("it has no heading");
  if (seen.isWhole && seen.pictures.length === 0) fault("it has no picture");
  if (seen.pictures.some((height) => height < 50)) fault("a picture has no height");
  for (const link of seen.lost) fault(`the link ${link} leads nowhere`);
  for (const link of seen.foreign) fault(`the link ${link} leads out`);
  for (const id of seen.twice) fault(`the id ${id} stands there twice`);

  for (const width of [320, 800, 1400]) {
    await page.setViewport({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) fault(`at ${width} pixels it is ${wide} wide`);
  }

  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const { id, help, nodes } of violations) {
    fault(`axe, ${id}: ${help} (${nodes.length} times, first ${nodes[0].html.slice(0, 160)})`);
  }

  // Between the margins of 16 mm that its style asks for, at 96 pixels to the inch.
  await page.emulateMediaType("print");
  for (const [format, mm] of [["A4", 210], ["Letter", 215.9]]) {
    const width = Math.floor(((mm - 2 * 16) / 25.4) * 96);
    await page.setViewport({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) fault(`on ${format}, ${width} pixels between its margins, it is ${wide} wide`);
    const paper = await page.pdf({ format, preferCSSPageSize: false });
    const sheets = Buffer.from(paper).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    if (sheets === 0) fault(`it prints nothing on ${format}`);
    console.log(`${file}: ${sheets} sheets of ${format}`);
  }
  await page.close();
}

await browser.close();
for (const it of faults) console.error(it);
console.log(faults.length === 0 ? "no fault found" : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
