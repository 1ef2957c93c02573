// A button to copy each example. Without scripts, or where the browser lets no page write to the clipboard, there is none.

if (navigator.clipboard !== undefined) {
  for (const example of document.querySelectorAll("pre")) addButton(example);
}

function addButton(example) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(example.textContent);
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2000);
  });
  // Beside the example: inside, it would scroll away with long lines.
  const box = document.createElement("div");
  box.className = "with-copy";
  example.replaceWith(box);
  box.append(example, button);
}
