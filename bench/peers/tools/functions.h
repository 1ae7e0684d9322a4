// The functions, written once for every type of number.
#pragma once

#include "json.h"

#include <algorithm>
#include <cmath>
#include <vector>

using Numbers = std::vector<double>;

/** A module's function with the constants of a message. */
struct Function {
    std::string module;
    Numbers x;
    double largest = 0;            // of lse: taken out of the exponents as a plain number
    Numbers b, a;                  // of helmholtz
    int f = 0, h = 0, k = 0;       // of mlp: features, units of a hidden layer, classes
    Numbers features, labels;

    Function(const std::string& module, const Json& input) : module(module), x(input.at("x").numbers) {
        size_t n = x.size();
        if (n == 0) {
            throw std::runtime_error("x is empty");
        }
        if (module == "lse") {
            largest = *std::max_element(x.begin(), x.end());
        } else if (module == "helmholtz") {
            b = input.numbers_at("b", n);
            a = input.numbers_at("a", n * n);
        } else if (module == "mlp") {
            labels = input.at("labels").numbers;
            h = input.whole_at("h");
            k = input.whole_at("k");
            f = labels.empty() ? 0 : static_cast<int>(input.at("features").numbers.size() / labels.size());
            features = input.numbers_at("features", f * labels.size());
            if (n != size_t((f + 1) * h + (h + 1) * h + (h + 1) * k)) {
                throw std::runtime_error("x does not fit the layers");
            }
        }
    }

    template <class T> T operator()(const std::vector<T>& v) const {
        return module == "lse" ? lse(v)
            : module == "product" ? product(v)
            : module == "rosenbrock" ? rosenbrock(v)
            : module == "sigmoid-chain" ? ring(v)
            : module == "helmholtz" ? helmholtz(v)
            : mlp(v);
    }

    static bool has(const std::string& module) {
        for (const char* name : {"lse", "product", "rosenbrock", "sigmoid-chain", "helmholtz", "mlp"}) {
            if (module == name) {
                return true;
            }
        }
        return false;
    }

private:
    template <class T> static T sigmoid(const T& z) {
        using std::exp;
        return 1.0 / (1.0 + exp(-z));
    }

    template <class T> T lse(const std::vector<T>& v) const {
        using std::exp;
        using std::log;
        T sum(0.0);
        for (const T& vi : v) {
            sum += exp(vi - largest);
        }
        return log(sum) + largest;
    }

    template <class T> T product(const std::vector<T>& v) const {
        T product(v[0]);
        for (size_t i = 1; i < v.size(); i++) {
            product *= v[i];
        }
        return product;
    }

    template <class T> T rosenbrock(const std::vector<T>& v) const {
        T sum(0.0);
        for (size_t i = 0; i + 1 < v.size(); i++) {
            T a = 1.0 - v[i];
            T b = v[i + 1] - v[i] * v[i];
            sum += a * a + 100.0 * (b * b);
        }
        return sum;
    }

    template <class T> T ring(const std::vector<T>& v) const {
        T sum(0.0);
        for (size_t i = 0; i < v.size(); i++) {
            sum += sigmoid(T(v[i] * v[i + 1 < v.size() ? i + 1 : 0]));
        }
        return sum;
    }

    template <class T> T helmholtz(const std::vector<T>& v) const {
        using std::log;
        size_t n = v.size();
        T u(0.0);
        for (size_t i = 0; i < n; i++) {
            u += b[i] * v[i];
        }
        T entropy(0.0);
        T attraction(0.0);
        for (size_t i = 0; i < n; i++) {
            entropy += v[i] * log(v[i] / (1.0 - u));
            T row(0.0);
            for (size_t j = 0; j < n; j++) {
                row += a[i * n + j] * v[j];
            }
            attraction += v[i] * row;
        }
        double root = std::sqrt(2.0);
        return entropy
            - attraction / (std::sqrt(8.0) * u) * log((1.0 + (1.0 + root) * u) / (1.0 + (1.0 - root) * u));
    }

    /** A layer: the products of the inputs with each column of weights from start on, and the bias behind them. */
    template <class T, class In>
    std::vector<T> layer(const std::vector<T>& v, int start, const In* inputs, int rows, int columns) const {
        std::vector<T> out(columns);
        for (int j = 0; j < columns; j++) {
            T z = v[start + rows * columns + j];
            for (int i = 0; i < rows; i++) {
                z += inputs[i] * v[start + i * columns + j];
            }
            out[j] = z;
        }
        return out;
    }

    template <class T> T mlp(const std::vector<T>& v) const {
        using std::exp;
        using std::log;
        T total(0.0);
        int second = (f + 1) * h;
        int third = second + (h + 1) * h;
        for (size_t i = 0; i < labels.size(); i++) {
            std::vector<T> units = layer(v, 0, &features[i * f], f, h);
            for (T& z : units) {
                z = sigmoid(z);
            }
            units = layer(v, second, units.data(), h, h);
            for (T& z : units) {
                z = sigmoid(z);
            }
            std::vector<T> scores = layer(v, third, units.data(), h, k);
            T exps(0.0);
            for (const T& score : scores) {
                exps += exp(score);
            }
            total += log(exps) - scores[static_cast<int>(labels[i])];
        }
        return total * (1.0 / labels.size());
    }
};
