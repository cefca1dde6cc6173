// Quizzes: the button tells whether the chosen answer is right, and why. Nothing is stored or sent.
(() => {
  const check = (quiz) => {
    const status = quiz.querySelector(".quiz-feedback");
    const chosen = quiz.querySelector("input:checked");
    status.replaceChildren();
    status.className = "quiz-feedback shown";
    if (!chosen) {
      status.textContent = "Choose an answer first.";
      return;
    }
    const answer = quiz.querySelectorAll(".quiz-answers li")[Number(chosen.value)];
    const right = answer.dataset.right === "yes";
    status.classList.add(right ? "right" : "wrong");
    const verdict = document.createElement("strong");
    verdict.textContent = right ? "Correct" : "Not this one";
    const why = document.createElement("p");
    why.append(...answer.querySelector(".quiz-why").cloneNode(true).childNodes);
    status.append(verdict, why);
  };
  const wake = (quiz) => {
    quiz.querySelector(".quiz-answers").hidden = true;
    const button = quiz.querySelector("fieldset > button");
    button.hidden = false;
    button.addEventListener("click", () => check(quiz));
  };
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".quiz").forEach(wake));
})();
